using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>Who reads a public page, by its address. One that is in no list fails a test: whoever adds one says who reads it.</summary>
internal static partial class Readers
{
    /// <summary>Young people and whoever else visits: <i>du</i>; on pages of meetings the formal texts win (<c>FormalWords</c>).</summary>
    public static readonly string[] Visitors =
    [
        "/",
        "/accessibility",
        "/confirm/{Token}",
        "/e/{Slug}",
        "/e/{Slug}/class/sent",
        "/e/{Slug}/exhibitors",
        "/e/{Slug}/link",
        "/e/{Slug}/register",
        "/e/{Slug}/sent",
        "/imprint",
        "/me/{Token}",
        "/me/{Token}/data",
        "/me/{Token}/minutes/{SessionId:guid}",
        "/me/{Token}/programme",
        "/me/{Token}/ticket",
        "/news",
        "/news/{Token}",
        "/party/{Token}",
        "/past",
        "/privacy",
    ];

    /// <summary>Teachers, guardians, companies, exhibitors, invited adults, and who has an account: <i>Sie</i>.</summary>
    public static readonly string[] Formal =
    [
        "/account",
        "/account/confirm",
        "/account/passkeys",
        "/account/password",
        "/account/second-factor",
        "/account/two-factor",
        "/c/{Token}",
        "/consent/{Token}",
        "/consent/{Token}/data",
        "/door",
        "/e/{Slug}/apply",
        "/e/{Slug}/apply/done",
        "/e/{Slug}/class",
        "/i/{Token}",
        "/me/{Token}/class-sheet",
        "/me/{Token}/consent-sheet",
        "/set-password/{AccountId}/{Token}",
        "/sign-in",
        "/sign-in/code",
        "/sign-in/emergency",
        "/sign-in/forgotten",
        "/signed-out",
        "/x/{Token}",
    ];

    /// <summary>Nobody knows who comes here: neither.</summary>
    public static readonly string[] Anybody =
    [
        "/T/{*Code}",
        "/choice/{Token}",
        "/error",
        "/error/{Status:int}",
        "/not-found",
        "/stop/{Token}",
    ];

    /// <summary>The addresses of pages outside the organisers' area.</summary>
    public static IEnumerable<string> PublicPages() =>
        Components()
            .SelectMany(one => Page().Matches(one.Source).Select(page => page.Groups[1].Value))
            .Where(address => !address.StartsWith("/organise", StringComparison.Ordinal));

    /// <summary>The texts that some pages and the components in them ask for by name.</summary>
    public static IReadOnlyList<(string File, string Marker, string Key)> Asked(IEnumerable<string> pages)
    {
        var files = Files(pages).Select(House.Short).ToHashSet();
        return
        [
            .. TextUses
                .Find()
                .Where(use => files.Contains(use.File.EndsWith(".cs", StringComparison.Ordinal) ? use.File[..^3] : use.File))
                .Select(use => (use.File, use.Marker, use.Key))
                .Distinct(),
        ];
    }

    /// <summary>Some pages by their addresses, and the components in them.</summary>
    public static IReadOnlyCollection<string> Files(IEnumerable<string> pages)
    {
        var (all, addresses) = (Components().ToList(), pages.ToHashSet());
        var byName = all.ToLookup(one => one.Name);
        var seen = new HashSet<string>();
        var next = new Queue<(string Name, string File, string Source)>(
            all.Where(one => Page().Matches(one.Source).Any(page => addresses.Contains(page.Groups[1].Value)))
        );
        while (next.TryDequeue(out var component))
        {
            if (!seen.Add(component.File))
                continue;
            foreach (var inside in Tag().Matches(component.Source).SelectMany(tag => byName[tag.Groups[1].Value]))
                next.Enqueue(inside);
        }
        return seen;
    }

    private static IEnumerable<(string Name, string File, string Source)> Components() =>
        House.WebFiles(".razor").Select(file => (Path.GetFileNameWithoutExtension(file), file, File.ReadAllText(file)));

    [GeneratedRegex("(?m)^@page \"([^\"]+)\"")]
    private static partial Regex Page();

    [GeneratedRegex(@"<(?:[\w.]+\.)?([A-Z]\w+)[\s/>]")]
    private static partial Regex Tag();
}
