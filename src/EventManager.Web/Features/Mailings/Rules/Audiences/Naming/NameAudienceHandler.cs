using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Audiences.Naming;

/// <param name="EventId">The event.</param>
/// <param name="Name">As typed.</param>
/// <param name="Part">Who; a name that it has already is left out.</param>
internal sealed record NameAudience(Guid EventId, string? Name, AudiencePart Part);

/// <summary>Gives filters a name, by which every rule of the event can choose them.</summary>
internal sealed class NameAudienceHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Guid>> HandleAsync(NameAudience command, CancellationToken stop) =>
        transactions.RunAsync<Guid>(AskedRight.Organise(command.EventId), (db, ends) => AddAsync(db, command, ends), stop);

    private async Task<Result<Guid>> AddAsync(EventDb db, NameAudience command, CancellationToken stop)
    {
        if (AudienceCheck.Read(new(command.Part.Of) { Filter = command.Part.Filter }) is { IsRefused: true } read)
            return read.Refusal;
        var choice = new AudienceChoice(command.Part.Of) { Filter = command.Part.Unnamed.Filter };
        if (await AudienceCheck.WhyNotAsync(db, command.EventId, null, choice, stop) is { } gone)
            return gone;
        var there = await db.NamedAudiences.AsNoTracking().Where(a => a.EventId == command.EventId).ToListAsync(stop);
        if (there.Count >= NamedAudience.MostOfEvent)
            return NamingRefusals.TooMany;
        var name = CleanText.Line(command.Name);
        if (AudienceNames.WhyNot(name, there) is { } refusal)
            return refusal;
        var audience = new NamedAudience(command.EventId, name, choice.Part);
        db.NamedAudiences.Add(audience);
        db.WriteDown("named_audience.added", command.EventId, clock.GetUtcNow(), "", audience.Id);
        return audience.Id;
    }
}
