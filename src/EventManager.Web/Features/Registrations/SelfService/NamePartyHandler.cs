using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.SelfService;

/// <summary>Names of those who come along: by who registered, or by each for themselves over the share link.</summary>
internal sealed class NamePartyHandler(Transactions transactions, TimeProvider clock)
{
    /// <param name="registrationId">Whose party.</param>
    /// <param name="names">By ticket number, 2 and on; an empty name is taken out.</param>
    /// <param name="stop">Stops it.</param>
    public Task<Result<Done>> SetAsync(Guid registrationId, IReadOnlyDictionary<int, string?> names, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                var own = await FindAsync(db, registrationId, inner);
                if (own.IsRefused)
                    return own.Refusal;
                var registration = own.Value;
                var members = await db.PartyMembers.Where(m => m.RegistrationId == registrationId).ToListAsync(inner);
                foreach (var (number, typed) in names)
                {
                    var name = PersonNames.Clean(typed);
                    if (number < 2 || number > registration.PartySize)
                        return PartyRefusals.MemberUnknown;
                    if (name.Length > PersonNames.MaxLength)
                        return RegistrationRefusals.FirstNameTooLong.On("names." + number);
                    Write(db, members.Find(m => m.Number == number), registrationId, number, name);
                }
                await RenameAsync(db, registration, inner);
                return default(Done);
            },
            stop
        );

    /// <summary>Somebody enters the own name: it gets the first ticket that has none.</summary>
    public async Task<Result<Done>> JoinAsync(Guid registrationId, string? typed, CancellationToken stop)
    {
        var name = PersonNames.Clean(typed);
        if (name.Length == 0)
            return RegistrationRefusals.FirstNameMissing.On("name");
        if (name.Length > PersonNames.MaxLength)
            return RegistrationRefusals.FirstNameTooLong.On("name");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transactions.RunAsync<Done>((db, inner) => JoinAsync(db, registrationId, name, inner), stop);
            }
            catch (DbUpdateException error) when (attempt < 5 && DbErrors.IsDuplicate(error))
            {
                // Another of the party took this ticket in the same moment; the next one is free.
            }
        }
    }

    private async Task<Result<Done>> JoinAsync(EventDb db, Guid registrationId, string name, CancellationToken stop)
    {
        var own = await FindAsync(db, registrationId, stop);
        if (own.IsRefused)
            return own.Refusal;
        var registration = own.Value;
        var members = await db.PartyMembers.Where(m => m.RegistrationId == registrationId).ToListAsync(stop);
        // Pressed twice, or on two phones: the name is there already.
        if (members.Any(m => m.Name == name))
            return default(Done);
        var number = Enumerable.Range(2, Math.Max(0, registration.PartySize - 1)).FirstOrDefault(n => members.All(m => m.Number != n));
        if (number == 0)
            return PartyRefusals.MemberUnknown;
        db.PartyMembers.Add(new PartyMember(registrationId, number, name));
        await RenameAsync(db, registration, stop);
        return default(Done);
    }

    private async Task<Result<Registration>> FindAsync(EventDb db, Guid id, CancellationToken stop)
    {
        var own = await ActiveRegistration.FindAsync(db, id, clock.GetUtcNow(), stop);
        return !own.IsRefused && own.Value.HasOneTicket ? RegistrationRefusals.NotFound : own;
    }

    private static void Write(EventDb db, PartyMember? member, Guid registrationId, int number, string name)
    {
        if (member is null && name.Length > 0)
            db.PartyMembers.Add(new PartyMember(registrationId, number, name));
        else if (member is not null && name.Length > 0)
            member.Rename(name);
        else if (member is not null)
            db.PartyMembers.Remove(member);
    }

    private async Task RenameAsync(EventDb db, Registration registration, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        registration.Touch(clock.GetUtcNow());
        await RegistrationTickets.RenameAsync(db, registration, clock.GetUtcNow(), stop);
    }
}
