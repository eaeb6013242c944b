namespace Samsyn.Domain;

/// <summary>
/// Why an act cannot be done (nekande): a typed value, never a sentence. Each capability has one closed family.
/// </summary>
/// <remarks>
/// The page asks <c>WhyNot…</c> to show or hide a button, the act asks the same question and throws, and
/// the capability's folder on the web holds the words in both languages (<c>Decisions/Refusals.cs</c>). Refuse only the impossible: a decision in
/// the future, a body without a part in the agreement, other content under the key of a recorded fact. A late or
/// unexpected fact is recorded and marked. Source: DESIGN.md 3.
/// </remarks>
public abstract record Refusal;

/// <summary>Thrown by an act whose <c>WhyNot…</c> question has an answer. A filter turns it into an error summary.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.GetType().Name)
{
    /// <summary>The reason, typed and with its values.</summary>
    public Refusal Refusal { get; } = refusal;
}
