using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Preflight;

/// <param name="Id">As <see cref="RuledPerson.Id"/>.</param>
/// <param name="IsMeant">Is of the rule's audience.</param>
internal sealed record FoundReader(Guid Id, string Name, string Email, bool IsMeant);

/// <summary>Finds somebody as whom a rule's mail can be looked at: who is meant first, then others of the same group.</summary>
internal sealed class FindReaders(IDbContextFactory<EventDb> databases, Transactions transactions, TimeProvider clock)
{
    public const int Most = 8;

    /// <param name="command">The rule as it is typed.</param>
    /// <param name="typed">Beginnings of words of a name, or of an address; empty finds the first.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Result<IReadOnlyList<FoundReader>>> HandleAsync(SaveMailRule command, string typed, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(command.EventId), stop) is { } notAllowed)
            return notAllowed;
        await using var db = await databases.CreateDbContextAsync(stop);
        var read = await DraftedRule.ReadAsync(db, command, clock.GetUtcNow(), stop);
        if (read.IsRefused)
            return read.Refusal;
        var rule = read.Value.Rule;
        var ids = Ids(db, rule, typed);
        var people = RuledPeople.Group(db, rule.EventId, rule.Choice).Where(one => ids.Contains(one.Id));
        var meant = MailOccasions.Audience(db, rule).Select(one => one.Id);
        var found = await people
            .OrderBy(one => meant.Contains(one.Id) ? 0 : 1)
            .ThenBy(one => one.Name)
            .ThenBy(one => one.Id)
            .Take(Most)
            .Select(one => new FoundReader(one.Id, one.Name, one.Email, meant.Contains(one.Id)))
            .ToListAsync(stop);
        return found.ConvertAll(one => one with { Name = one.Name.Trim() });
    }

    private static IQueryable<Guid> Ids(EventDb db, MailRule rule, string typed)
    {
        var (id, address) = (rule.EventId, MailAddressRules.Beginning(typed));
        // As the sign-in keeps them.
        var signIn = address.ToUpperInvariant();
        return MailAudiences.GroupOf(rule.Audience) switch
        {
            MailGroup.Invited => db
                .Invitations.Where(i => i.EventId == id)
                .WithWords(typed, word => i => i.SearchName.Contains(word) || i.NormalizedEmail.StartsWith(address))
                .Select(i => i.Id),
            MailGroup.Exhibitors => db
                .Exhibitors.Where(e => e.EventId == id)
                .WithWords(typed, word => e => e.ContactSearchName.Contains(word) || e.NormalizedEmail.StartsWith(address))
                .Select(e => e.Id),
            MailGroup.Officers => db
                .CompanyAccesses.Where(c => c.EventId == id)
                .WithLowered(
                    typed,
                    word =>
                        c =>
                            // The database lowers them: it knows no culture and no comparison of ours.
#pragma warning disable CA1304, CA1311, CA1862
                            c.Company.ToLower().Contains(word)
                            || c.OfficerName.ToLower().Contains(word)
                            || c.OfficerEmail.ToLower().Contains(word)
#pragma warning restore CA1304, CA1311, CA1862
                )
                .Select(c => c.Id),
            MailGroup.Team => db
                .Users.Where(a => db.Staff.Any(s => s.EventId == id && s.UserId == a.Id))
                .WithWords(typed, word => a => a.SearchName.Contains(word) || a.NormalizedEmail!.StartsWith(signIn))
                .Select(a => a.Id),
            _ => db
                .Registrations.Where(r => r.EventId == id)
                .WithWords(typed, word => r => r.SearchName.Contains(word) || r.NormalizedEmail.StartsWith(address))
                .Select(r => r.Id),
        };
    }
}
