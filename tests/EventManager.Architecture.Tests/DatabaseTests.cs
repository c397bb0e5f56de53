using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>What holds on one database and not on another is found in the sources.</summary>
public sealed partial class DatabaseTests
{
    /// <summary>Walks all rows in steps, whatever their order: what comes after the last id is asked of the same database.</summary>
    private static readonly string[] WalkersById =
    [
        "Features/Mailings/Rules/MailRuleWriter.cs",
        "Features/Events/Inviting/InvitationMails.cs",
        "Features/Events/Telling/TellInvolved.cs",
        "Features/Mailings/TellRegistered.cs",
        "Features/Programme/Minuting/SendCorrectionHandler.cs",
    ];

    /// <summary>Sends statements of its own, and looks at the numbers that come back by <c>RowCounts</c>, or asks for none.</summary>
    private static readonly string[] Commanders =
    [
        "Platform/Databases/SqlitePragmas.cs",
        "Platform/Databases/DatabaseWait.cs",
        "Platform/Databases/StatementBatch.cs",
        "Platform/Databases/SchemaLock.cs",
        "Platform/Databases/SqliteFile.cs",
    ];

    [Fact]
    public void Nothing_takes_the_order_of_ids_for_the_order_of_time() =>
        Sources()
            .Where(source => !WalkersById.Contains(source.File))
            .SelectMany(source => FirstById().Matches(source.Text).Select(hit => $"{source.File}: {hit.Value}"))
            .ShouldBeEmpty(
                "SQL Server orders them otherwise, and two of one millisecond have no order at all. Order by a time or a place."
            );

    [Fact]
    public void Only_the_platform_runs_commands_past_the_look_at_their_numbers() =>
        Sources()
            .Where(source => !Commanders.Contains(source.File))
            .SelectMany(source => Command().Matches(source.Text).Select(hit => $"{source.File}: {hit.Value}"))
            .ShouldBeEmpty("A number of rows can be -1 on SQL Server: use ExecuteUpdateAsync, or StatementBatch.");

    [Fact]
    public void What_is_excepted_is_there() =>
        WalkersById
            .Where(file => !FirstById().IsMatch(Source(file)))
            .Concat(Commanders.Where(file => !Command().IsMatch(Source(file))))
            .ShouldBeEmpty();

    /// <summary>Counters have no order but that everybody touches them in the same one, which the program finds for itself.</summary>
    [GeneratedRegex(@"\bOrderBy(?:Descending)?\((\w+) => \1(?:\.\w+)*\.(?!\w*PoolId)\w*Id\)")]
    private static partial Regex FirstById();

    [GeneratedRegex(@"\bExecute(?:NonQuery|SqlRaw|SqlInterpolated|Sql)(?:Async)?\(")]
    private static partial Regex Command();

    private static string Source(string file) => File.ReadAllText(Path.Combine(House.WebSources, file));

    private static IEnumerable<(string File, string Text)> Sources() =>
        House
            .WebFiles(".razor", ".cs")
            .Select(file => (Path.GetRelativePath(House.WebSources, file).Replace('\\', '/'), File.ReadAllText(file)));
}
