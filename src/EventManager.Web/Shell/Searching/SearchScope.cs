using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Shell.Searching;

/// <summary>Who looks for what, and from where. What is found belongs to events in which that account may open the page that shows it.</summary>
/// <param name="User">The account.</param>
/// <param name="Rights">Beside single events.</param>
/// <param name="Here">The event whose page is open, or was last; its hits come first. Empty where there is none.</param>
/// <param name="Words">As typed.</param>
/// <param name="Pages">What the pages ask for.</param>
internal sealed record SearchScope(Guid User, Platform.Security.AccountRights Rights, string Here, string Words, OpenPages Pages)
{
    /// <summary>Hits of one kind.</summary>
    public const int Most = 5;

    public bool IsAdministrator => Rights.HasFlag(Platform.Security.AccountRights.Administrator);

    /// <summary>What an address must begin with to be the one that was typed.</summary>
    public string Address => MailAddressRules.Beginning(Words);

    /// <summary>The roles for which all of these pages are open.</summary>
    public StaffRole[] Roles(params ReadOnlySpan<string> paths)
    {
        var roles = Enum.GetValues<StaffRole>().ToList();
        foreach (var path in paths)
            roles.RemoveAll(role => !Pages.IsOpen(path, role));
        return [.. roles];
    }

    /// <summary>The events in which the account has one of these roles; an administrator's are all.</summary>
    public IQueryable<Event> Events(EventDb db, params StaffRole[] roles)
    {
        var (user, all) = (User, IsAdministrator);
        var events = db.Events.AsNoTracking();
        return all ? events : events.Where(e => db.Staff.Any(s => s.EventId == e.Id && s.UserId == user && roles.Contains(s.Role)));
    }
}
