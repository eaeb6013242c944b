using Xunit.v3;

namespace Samsyn.Tests;

/// <summary>
/// Names the rules that a test holds, by the ids of <c>docs/rules.yaml</c>: <c>[Rule("R13", "C3.3")]</c>. On a class it stands for
/// every test of the class. <c>./test rules</c> prints rule → test → file, and <c>--filter-trait Rule=R13</c> runs one rule's tests.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class RuleAttribute(params string[] ids) : Attribute, ITraitAttribute
{
    public IReadOnlyList<string> Ids { get; } = ids;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. Ids.Select(id => new KeyValuePair<string, string>("Rule", id))];
}
