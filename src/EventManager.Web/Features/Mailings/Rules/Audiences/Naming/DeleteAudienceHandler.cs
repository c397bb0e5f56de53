using EventManager.Domain.Common;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Audiences.Naming;

internal sealed record DeleteAudience(Guid EventId, Guid AudienceId);

/// <summary>Takes a name away. Rules that chose it go on to the same people, by the filters alone: nobody gets a mail more or less.</summary>
internal sealed class DeleteAudienceHandler(Transactions transactions, TimeProvider clock)
{
    /// <returns>How many rules lost the name.</returns>
    public Task<Result<int>> HandleAsync(DeleteAudience command, CancellationToken stop) =>
        transactions.RunAsync<int>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                var id = command.AudienceId;
                var audience = await db.NamedAudiences.SingleOrDefaultAsync(a => a.Id == id && a.EventId == command.EventId, ends);
                if (audience is null)
                    return NamingRefusals.Gone;
                var rules = await db.MailRules.Where(r => r.EventId == command.EventId).ToListAsync(ends);
                var naming = rules.FindAll(rule => rule.Choice.Names(id));
                foreach (var rule in naming)
                    rule.Choice = rule.Choice.Without(id);
                db.NamedAudiences.Remove(audience);
                db.WriteDown("named_audience.deleted", command.EventId, clock.GetUtcNow(), "", id);
                return naming.Count;
            },
            stop
        );
}
