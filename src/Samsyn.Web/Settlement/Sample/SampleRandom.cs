namespace Samsyn.Web.Settlement.Sample;

/// <summary>What draws numbers in a sample. The names are part of the bytes: a new one goes last.</summary>
internal enum SampleKind
{
    Price = 1,
    User = 2,
    Rental = 3,
    Pseudonym = 4,
}

/// <summary>
/// Numbers as if drawn by lot, the same for the same seed on every machine and under every version of .NET (which <see cref="Random"/> does
/// not promise).
/// </summary>
/// <remarks>
/// Each thing draws from a row of its own, named by its kind and its number: no draw depends on those of another thing. So a rental can ask where
/// its user lives without the users standing in memory. The numbers are SplitMix64's (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators", 2014); nothing secret hangs on them.
/// </remarks>
internal struct SampleRandom
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state;

    private SampleRandom(ulong state) => _state = state;

    /// <summary>The row of numbers of one thing, for example user 17.</summary>
    public static SampleRandom Of(ulong seed, SampleKind kind, long number) =>
        unchecked(new SampleRandom(Mix(Mix(seed + ((ulong)kind * Step)) + ((ulong)number * Step))));

    /// <summary>Sixty-four bits.</summary>
    public ulong Next() => Mix(_state = unchecked(_state + Step));

    /// <summary>0 to <paramref name="below"/> − 1, which must be at least 1: the high half of a product, which needs no division.</summary>
    public int Below(int below) => (int)Below((long)below);

    /// <inheritdoc cref="Below(int)"/>
    public long Below(long below) => (long)Math.BigMul(Next(), (ulong)below, out _);

    /// <summary>True so many times in a thousand.</summary>
    public bool Chance(int perThousand) => Below(1000) < perThousand;

    private static ulong Mix(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}

/// <summary>
/// Pseudonyms of users: forty bits that look like nothing and are no other user's. Two samples with different seeds name their users differently,
/// as two extracts from a real register would.
/// </summary>
/// <remarks>Each step can be undone (an added number, an odd factor, a shifted part), so that no two numbers become one.</remarks>
internal readonly struct SamplePseudonyms(ulong seed)
{
    private const ulong Forty = (1UL << 40) - 1;

    private readonly ulong _added = SampleRandom.Of(seed, SampleKind.Pseudonym, 0).Next();

    public ulong Of(long user)
    {
        unchecked
        {
            var bits = ((ulong)user + _added) & Forty;
            bits = (bits * 0x9E3779B97F4A7C15) & Forty;
            bits ^= bits >> 21;
            bits = (bits * 0xBF58476D1CE4E5B9) & Forty;
            return bits ^ (bits >> 23);
        }
    }
}
