using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>What an organiser writes down while somebody is on the phone.</summary>
public sealed class PhoneForm
{
    public string? FirstName { get; set; } = "";

    public string? LastName { get; set; } = "";

    public string? Email { get; set; } = "";

    public int? People { get; set; } = 1;

    /// <summary>The time of arrival's id; empty for any.</summary>
    public string? Slot { get; set; } = "";
}

/// <param name="EventId">The event.</param>
/// <param name="UserId">Who registers.</param>
/// <param name="Form">As typed.</param>
internal sealed record RegisterByPhone(Guid EventId, Guid UserId, PhoneForm Form);

/// <summary>
/// Registers a caller by the same rules as the public form, but without the click in the mail: the organiser has spoken to the person.
/// The window of registration is for the public: a caller may come after the deadline, as long as the event is to come or runs.
/// What only the person can say is asked on the personal page. Nobody overtakes those who wait.
/// </summary>
internal sealed class RegisterByPhoneHandler(
    RegistrationQueue queue,
    Transactions transactions,
    IDbContextFactory<EventDb> databases,
    TimeProvider clock
)
{
    public async Task<Result<RegistrationReceipt>> HandleAsync(RegisterByPhone command, CancellationToken stop)
    {
        if (command.Form.People is not { } people)
            return new Refusal("registrations.people_missing") { Field = "partySize" };
        if (await transactions.WhyNotAsync(AskedRight.Organise(command.EventId), stop) is { } notYours)
            return notYours;
        var slug = await SlugAsync(command.EventId, stop);
        if (slug is null)
            return EventRefusals.NotFound;
        var person = new Person(command.Form.FirstName ?? "", command.Form.LastName ?? "", command.Form.Email ?? "");
        var result = await queue.RunAsync(
            new RegistrationCommand.Register(
                new RegisterVisitor(slug, person, Languages.Default.Code, people)
                {
                    TimeSlotId = Guid.TryParse(command.Form.Slot, out var slot) ? slot : null,
                    ByHand = true,
                    ConfirmEmail = false,
                    HasAccess = true,
                    AnswersLater = true,
                }
            ),
            stop
        );
        if (!result.IsRefused)
            await NoteAsync(command, result.Value.Id, stop);
        return result;
    }

    private async Task<string?> SlugAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Events.Where(e => e.Id == eventId).Select(e => e.Slug).SingleOrDefaultAsync(stop);
    }

    private Task<Result<Done>> NoteAsync(RegisterByPhone command, Guid id, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            (db, _) =>
            {
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, command.EventId, "registration.by_phone", id, ""));
                return Task.FromResult<Result<Done>>(default(Done));
            },
            stop
        );
}
