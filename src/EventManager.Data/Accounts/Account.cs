using EventManager.Domain.Common;
using Microsoft.AspNetCore.Identity;

namespace EventManager.Data.Accounts;

/// <summary>Somebody who signs in: an administrator, or staff of events.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    [Personal(Retention.WithAccount, "account")]
    public string DisplayName
    {
        get;
        set
        {
            field = PersonNames.Clean(value);
            (SearchName, SortName) = (SearchText.Stored(value), SortKey.Of(value));
        }
    } = "";

    [Personal(Retention.WithAccount, "account")]
    public string SearchName { get; private set; } = "";

    [Personal(Retention.WithAccount, "account")]
    public string SortName { get; private set; } = "";

    /// <summary>May do everything in every event, and manage accounts.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>May create events; gets the organiser's role in those.</summary>
    public bool MayCreateEvents { get; set; }

    /// <summary>The thirty seconds, counted since 1970, of the last code of an authenticator app that was taken: none works twice.</summary>
    public long LastCodeStep { get; set; }

    /// <summary>Since when it opens nothing; null while it may be used.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>True where somebody wants no mail of what is due on a checklist; the pages say it all the same.</summary>
    public bool ChecklistMailsOff { get; set; }

    /// <summary><c>de</c> or <c>en</c>.</summary>
    [NotPersonal]
    public string Language { get; set; } = "de";
}
