using EventManager.Domain.Common;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Audiences.Naming;

internal sealed record RenameAudience(Guid EventId, Guid AudienceId, string? Name);

/// <summary>Another name for the same people: the rules that chose them show it at once.</summary>
internal sealed class RenameAudienceHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(RenameAudience command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                var all = await db.NamedAudiences.Where(a => a.EventId == command.EventId).ToListAsync(ends);
                if (all.Find(one => one.Id == command.AudienceId) is not { } audience)
                    return NamingRefusals.Gone;
                var name = CleanText.Line(command.Name);
                if (AudienceNames.WhyNot(name, all.Where(one => one != audience)) is { } refusal)
                    return refusal;
                if (audience.Name == name)
                    return default(Done);
                audience.Rename(name);
                db.WriteDown("named_audience.renamed", command.EventId, clock.GetUtcNow(), "", audience.Id);
                return default(Done);
            },
            stop
        );
}
