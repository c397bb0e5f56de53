using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Features.Mailings.Previewing;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Platform.Mails.Sending;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Preflight;

/// <param name="Message">What would leave.</param>
/// <param name="Name">Of its reader; empty for nobody.</param>
/// <param name="Language">Of the mail.</param>
/// <param name="Why">Why that reader gets none as things are; null where it goes.</param>
/// <param name="FallsBack">Its language has no words of its own: the German ones stand in it.</param>
internal sealed record PreviewedRule(MailMessage Message, string Name, string Language, LeftOutReason? Why, bool FallsBack);

/// <summary>
/// A mail of a rule that is being typed, by the same way on which it will leave: the kind finds the rule in the context as if it were saved.
/// </summary>
internal sealed class PreviewRule(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    MailRendering rendering,
    ReachedAddresses reached,
    TimeProvider clock
)
{
    /// <param name="command">The rule.</param>
    /// <param name="personId">As whom: of the rule's group, meant or not. Null for nobody.</param>
    /// <param name="language">Of nobody's mail; a person has a language.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Result<PreviewedRule>> HandleAsync(SaveMailRule command, Guid? personId, string? language, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(command.EventId), stop) is { } notAllowed)
            return notAllowed;
        await using var db = await databases.CreateDbContextAsync(stop);
        var read = await DraftedRule.ReadAsync(db, command, clock.GetUtcNow(), stop);
        if (read.IsRefused)
            return read.Refusal;
        return await RenderAsync(read.Value, personId, language, stop) is { } shown ? shown : MailingRefusals.NotFound;
    }

    /// <summary>Null where that person is not of the rule's group. Without person and language as the first who is meant.</summary>
    public async Task<PreviewedRule?> RenderAsync(DraftedRule drafted, Guid? personId, string? language, CancellationToken stop)
    {
        var (rule, about) = drafted;
        await using var db = await databases.CreateDbContextAsync(stop);
        var person = await PersonAsync(db, rule, personId, language, stop);
        if (person is null && personId is not null)
            return null;
        var occasion = person is null ? null : await OccasionAsync(db, rule, about, person, stop);
        var row = RowOf(rule, person, language, occasion);
        var why = person is null ? null : await WhyNotAsync(db, drafted, person, occasion, stop);
        // Never saved: so it is found by its id, as the saved one is when the mail leaves.
        db.MailRules.Attach(rule);
        var frame = await MailRendering.FrameAsync(db, row, stop);
        var real = person is null ? null : await rendering.RenderAsync(db, row, frame, stop);
        if (person is not null && real is null)
            why ??= LeftOutReason.NoOccasion;
        return new(
            real ?? await SampleAsync(db, row, frame, stop),
            person?.Name.Trim() ?? "",
            row.Language,
            why,
            rule.Mail == MailRule.Message && FallsBack(rule, row.Language)
        );
    }

    private static bool FallsBack(MailRule rule, string language) =>
        TextLanguages.Otherwise(rule.Subject, language) is not null || TextLanguages.Otherwise(rule.Body, language) is not null;

    private static Task<RuledPerson?> PersonAsync(EventDb db, MailRule rule, Guid? personId, string? language, CancellationToken stop) =>
        personId is { } id ? RuledPeople.Group(db, rule.EventId, rule.Choice).SingleOrDefaultAsync(one => one.Id == id, stop)
        : language is null ? MailOccasions.Audience(db, rule).OrderBy(one => one.Name).ThenBy(one => one.Id).FirstOrDefaultAsync(stop)
        : Task.FromResult<RuledPerson?>(null);

    private OutboxMail RowOf(MailRule rule, RuledPerson? person, string? language, DateTimeOffset? occasion)
    {
        var now = clock.GetUtcNow();
        var address = person is { Email.Length: > 0 } ? person.Email : Somebody.Address;
        return new OutboxMail(
            rule.Kind,
            address,
            person?.Name.Trim() ?? Somebody.Name,
            person?.Language ?? language ?? Languages.Default.Code,
            now
        )
        {
            EventId = rule.EventId,
            SubjectId = person?.Id,
            Arguments = RuledMail.Of(rule, occasion ?? now, false).Write(),
        };
    }

    /// <summary>What the rule counts from, for this person; null where there is nothing.</summary>
    private static async Task<DateTimeOffset?> OccasionAsync(
        EventDb db,
        MailRule rule,
        RuledEvent about,
        RuledPerson person,
        CancellationToken stop
    ) =>
        rule.Anchor switch
        {
            MailAnchor.EventStart => about.StartsAt,
            MailAnchor.EventEnd => about.EndsAt,
            MailAnchor.RegistrationCloses => about.RegistrationClosesAt,
            MailAnchor.SlotStart => await db
                .TimeSlots.Where(s => s.Id == person.TimeSlotId)
                .Select(s => (DateTimeOffset?)s.StartsAt)
                .SingleOrDefaultAsync(stop),
            MailAnchor.SessionStart => await db
                .Sessions.Where(s => db.SessionPlaces.Any(p => p.SessionId == s.Id && p.RegistrationId == person.Id))
                .OrderBy(s => s.StartsAt)
                .Select(s => (DateTimeOffset?)s.StartsAt)
                .FirstOrDefaultAsync(stop),
            MailAnchor.Once => rule.OnceAt,
            _ => person.ConfirmedAt,
        };

    private async Task<LeftOutReason?> WhyNotAsync(
        EventDb db,
        DraftedRule drafted,
        RuledPerson person,
        DateTimeOffset? occasion,
        CancellationToken stop
    )
    {
        var (rule, about) = drafted;
        if (await AudienceStep.WhyNotAsync(db, rule, person.Id, stop) is { } why)
            return why;
        var id = rule.Id;
        if (await db.MailLedger.AnyAsync(l => l.RuleId == id && l.RecipientId == person.Id && l.OccasionAt == occasion, stop))
            return LeftOutReason.HasIt;
        var own = RuledPeople.Group(db, rule.EventId, rule.Choice).Where(one => one.Id == person.Id).Select(one => one.NormalizedEmail);
        var reach = await reached.CountAsync(db, own, MailPurposes.Of(rule.Kind), rule.EventId, stop);
        return reach.Suppressed.Count > 0 ? LeftOutReason.Suppressed
            : reach.Outside > 0 ? LeftOutReason.Outside
            : !about.SendsMails ? LeftOutReason.NoMails
            : occasion is null ? LeftOutReason.NoOccasion
            : null;
    }

    private Task<MailMessage> SampleAsync(EventDb db, OutboxMail row, MailFrame frame, CancellationToken stop) =>
        Languages.InAsync(
            row.Language,
            async () =>
            {
                var draft = await RuledWords.SampleAsync(db, row, rendering.KindOf(row.Kind)!, frame, stop);
                return await rendering.SampleAsync(row, draft, frame.Subject, frame.Opening, stop);
            }
        );
}
