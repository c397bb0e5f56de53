using EventManager.Domain.Common;

namespace EventManager.Web.Features.Events.Inviting;

public enum InvitedLineKind
{
    Accepted,
    NotAnAddress,
    NameMissing,
    TwiceInTheList,
    InvitedBefore,
}

/// <summary>One line of a pasted list, and what becomes of it.</summary>
public sealed record InvitedLine(string Text, string Name, string Email, InvitedLineKind Kind);

/// <summary>Reads lists as offices keep them: "Name; mail", also with a comma or a tab, in either order.</summary>
internal static class InvitationList
{
    public const int MostLines = 2_000;

    private static readonly char[] Separators = [';', '\t', ','];

    /// <param name="pasted">What was pasted.</param>
    /// <param name="invited">Normalised addresses of those invited before.</param>
    public static IReadOnlyList<InvitedLine> Read(string pasted, IReadOnlySet<string> invited)
    {
        var seen = new HashSet<string>();
        return
        [
            .. pasted
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Take(MostLines)
                .Select(line => ReadLine(line, invited, seen)),
        ];
    }

    private static InvitedLine ReadLine(string line, IReadOnlySet<string> invited, HashSet<string> seen)
    {
        var parts = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var email = parts.FirstOrDefault(part => part.Contains('@', StringComparison.Ordinal)) ?? "";
        var name = PersonNames.Clean(string.Join(' ', parts.Where(part => part != email)));
        var key = MailAddressRules.Normalise(email);
        var kind =
            !MailAddressRules.IsValid(email) ? InvitedLineKind.NotAnAddress
            : name.Length is 0 or > PersonNames.MaxLength ? InvitedLineKind.NameMissing
            : invited.Contains(key) ? InvitedLineKind.InvitedBefore
            : !seen.Add(key) ? InvitedLineKind.TwiceInTheList
            : InvitedLineKind.Accepted;
        return new(line, name, email, kind);
    }
}
