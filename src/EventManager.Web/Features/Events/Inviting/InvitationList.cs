using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Mail;

namespace EventManager.Web.Features.Events.Inviting;

public enum InvitedLineKind
{
    Accepted,
    NotAnAddress,

    /// <summary>A name that could belong to more than one address of its line.</summary>
    Unclear,
    NameMissing,
    TwiceInTheList,
    InvitedBefore,
}

/// <summary>One person of a pasted list, or a line that is none, and what becomes of it.</summary>
public sealed record InvitedLine(string Text, string Name, string Email, InvitedLineKind Kind);

/// <summary>
/// Reads lists as offices keep them ("Name; mail", also with a comma or a tab, in either order) and as mail programs give them, many people
/// in a line. Nobody is left out without a word: each line is somebody or says why not, and too long a list is refused as a whole.
/// </summary>
internal static class InvitationList
{
    public const int MostPeople = 2_000;

    /// <param name="pasted">What was pasted.</param>
    /// <param name="invited">Normalised addresses of those invited before.</param>
    public static Result<IReadOnlyList<InvitedLine>> Read(string pasted, IReadOnlySet<string> invited)
    {
        var seen = new HashSet<string>();
        var read = pasted
            .Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(line => ReadLine(line, invited, seen))
            .Take(MostPeople + 1)
            .ToList();
        return read.Count > MostPeople ? EventRefusals.TooManyToInvite(MostPeople) : read;
    }

    private static IEnumerable<InvitedLine> ReadLine(string line, IReadOnlySet<string> invited, HashSet<string> seen) =>
        AddressList.Read(line) switch
        {
            null => [new(line, "", "", InvitedLineKind.Unclear)],
            [] => [new(line, "", "", InvitedLineKind.NotAnAddress)],
            var people => people.Select(one => Judge(line, one, invited, seen)),
        };

    private static InvitedLine Judge(string line, ListedAddress listed, IReadOnlySet<string> invited, HashSet<string> seen)
    {
        var name = PersonNames.Clean(listed.Name);
        var key = MailAddressRules.Normalise(listed.Address);
        var kind =
            !MailAddressRules.IsValid(listed.Address) ? InvitedLineKind.NotAnAddress
            : name.Length is 0 or > PersonNames.MaxLength ? InvitedLineKind.NameMissing
            : invited.Contains(key) ? InvitedLineKind.InvitedBefore
            : !seen.Add(key) ? InvitedLineKind.TwiceInTheList
            : InvitedLineKind.Accepted;
        return new(line, name, listed.Address, kind);
    }
}
