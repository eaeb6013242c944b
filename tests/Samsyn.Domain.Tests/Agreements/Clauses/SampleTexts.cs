using Samsyn.Domain.Agreements.Clauses;

namespace Samsyn.Domain.Tests.Agreements.Clauses;

/// <summary>Texts written as a person would: a line that begins with # is a heading, one with - an item, any other a paragraph.</summary>
internal static class SampleTexts
{
    public static ClauseText Of(string lines)
    {
        var builder = new ClauseTextBuilder();
        foreach (var line in lines.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            var level = line.TakeWhile(c => c == '#').Count();
            if (level > 0) builder.Heading(level, null, line[level..]);
            else if (line.StartsWith("- ", StringComparison.Ordinal)) builder.ListItem(0, null, [new ClauseRun(line[2..])]);
            else builder.Paragraph([new ClauseRun(line)]);
        }

        return builder.Build();
    }

    /// <summary>Seven chapters in small: what the tests change.</summary>
    public const string Agreement = """
        # Samverkansavtal
        Övningstext.
        ## 1 Parter
        1.1 Avtalet gäller mellan kommunerna och regionen.
        1.2 Varje part beslutar själv om avtalet.
        ## 2 Takvolymer
        2.1 Varje part anger hur stora volymer parten högst kan komma att avropa.
        2.2 Volymerna rapporteras till hjälpmedelscentralen senast den 30 november varje år.
        2.3 Den som inte har rapporterat kan inte avropa ur ramavtalet.
        ## 3 Finansiering
        3.1 Kostnaden delas mellan parterna efter antal invånare den 1 november året före.
        3.2 Takvolymen är inget löfte om köp. Den sätter gränsen för hur mycket parten får avropa.
        3.3 Fakturan betalas inom 30 dagar från den dag då den kom.
        ## 4 Uppföljning
        4.1 Parterna följer upp avtalet varje år och redovisar för det politiska samrådet.
        4.2 Avtalet utvärderas det sista året innan det löper ut.
        """;
}
