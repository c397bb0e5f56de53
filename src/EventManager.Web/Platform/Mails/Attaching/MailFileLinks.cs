using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails.Attaching;

/// <summary>
/// Addresses of files that were too large for a mail. Signed, and for a while: whoever has one opens this file and nothing else.
/// </summary>
internal sealed class MailFileLinks(PersonalLinks links, IOptions<SiteOptions> site)
{
    public const string Path = "/files/";

    /// <summary>Long enough for who is away, and for who looks it up on the day.</summary>
    private const int Days = 90;

    /// <summary>The midnight at which it ends: of the house's zone, behind a whole last day. The same in all mails that were written in one day.</summary>
    public static DateTimeOffset Until(DateTimeOffset written) =>
        Zone.ToUtc(Zone.ToLocal(written, Zone.Default).Date.AddDays(Days + 1), Zone.Default);

    /// <summary>The last day on which it works, as its mail says it.</summary>
    public static string LastDay(DateTimeOffset until) => When.Date(until.AddTicks(-1), Zone.Default);

    public Uri AddressOf(Guid fileId, DateTimeOffset until) =>
        site.Value.Address(Path + links.ShortToken(LinkPurpose.MailFile, fileId, 1, until));

    /// <summary>Of a file that is made for whoever opens it, of what the event is then.</summary>
    public Uri AddressOf(Guid eventId, MadeFiles kind, DateTimeOffset until) =>
        site.Value.Address(Path + links.ShortToken(LinkPurpose.MadeFile, eventId, (int)kind, until));

    /// <summary>Null where the address is none of ours, or its time is over.</summary>
    public (Guid EventId, MadeFiles Kind)? MadeOf(string token)
    {
        if (!PersonalLinks.IsShort(token) || PersonalLinks.IdOf(token) is not { } id)
            return null;
        foreach (var kind in Enum.GetValues<MadeFiles>().Where(kind => kind is not MadeFiles.None))
        {
            if (links.IsValid(token, LinkPurpose.MadeFile, id, (int)kind))
                return (id, kind);
        }
        return null;
    }

    /// <summary>Null where the address is none of ours, or its time is over.</summary>
    public Guid? FileOf(string token) =>
        PersonalLinks.IsShort(token) && PersonalLinks.IdOf(token) is { } id && links.IsValid(token, LinkPurpose.MailFile, id) ? id : null;
}
