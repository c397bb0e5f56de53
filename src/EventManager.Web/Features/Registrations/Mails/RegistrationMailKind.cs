using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Domain.Venues;
using EventManager.Mail;
using EventManager.Web.Features.Events;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>What every mail about a registration needs.</summary>
internal sealed record RegistrationFacts(Registration Registration, Event Event, Venue? Venue)
{
    /// <summary>The time of arrival that was given; null for any.</summary>
    public TimeSlot? Slot { get; init; }

    public string Title => Event.Title.In(Registration.Language);

    public Voice Voice => FormalWords.VoiceOf(Registration, Event);

    /// <summary>"10:00–11:00 Uhr"; empty for any time.</summary>
    public string Arrival => Slot is null ? "" : When.Span(Slot.StartsAt, Slot.EndsAt, Event.TimeZone);

    public string Place
    {
        get
        {
            var note = Event.PlaceNote.In(Registration.Language);
            return string.Join(", ", new[] { note, Venue?.AddressLine ?? "" }.Where(part => part.Length > 0));
        }
    }
}

/// <summary>Reads the registration that a row names; each kind adds its words.</summary>
internal abstract class RegistrationMailKind(RegistrationMailTools tools) : IMailKind
{
    public abstract string Kind { get; }

    public virtual bool IsToStrangers => false;

    public bool IsAboutRegistration => true;

    public virtual bool TakesOwnWords => true;

    public virtual StrangerLimit Limit => StrangerLimit.FirstOfEvent;

    /// <summary>The words for this reader: who books for a class or comes for work is <i>Sie</i>.</summary>
    protected IStringLocalizer<RegistrationText> To(RegistrationFacts facts) => To(tools.Text, facts);

    protected static IStringLocalizer<T> To<T>(IStringLocalizer<T> words, RegistrationFacts facts) => FormalWords.Of(words, facts.Voice);

    protected RegistrationMailTools Tools => tools;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        if (await MailedRegistration.FindAsync(db, row, stop) is not { } found || !IsStillTrue(found.Registration))
            return null;
        var (registration, @event, venue, slot) = found;
        if (!await IsStillTrueAsync(db, row, found, stop))
            return null;
        var draft = await WriteAsync(db, row, new RegistrationFacts(registration, @event, venue) { Slot = slot }, stop);
        return draft with
        {
            ReplyTo = @event.ContactEmail.Length > 0 ? @event.ContactEmail : null,
            FromName = @event.OrganiserName.Length > 0 ? @event.OrganiserName : null,
        };
    }

    public Task ReadAheadAsync(EventDb db, IReadOnlyList<OutboxMail> rows, CancellationToken stop) =>
        MailedRegistration.ReadAheadAsync(db, rows, stop);

    /// <summary>False withholds the mail: its reason went away before it was sent.</summary>
    protected abstract bool IsStillTrue(Registration registration);

    /// <summary>For a kind whose reason stands in the row: a date may have moved since.</summary>
    protected virtual Task<bool> IsStillTrueAsync(EventDb db, OutboxMail row, MailedRegistration found, CancellationToken stop) =>
        Task.FromResult(true);

    /// <summary>The words; the row says why they are sent, where that makes a difference.</summary>
    protected abstract Task<MailDraft> WriteAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop);

    /// <summary>To who may have typed a second person under an address that is registered already. A stranger reads it nowhere.</summary>
    protected MailBlock Others(RegistrationFacts facts) =>
        new MailBlock.Paragraph(
            To(facts)[
                facts.Event.MaxPartySize > 1 && facts.Registration.Form is not CategoryForm.SchoolClass ? "AgainMailMore" : "AgainMailOther"
            ]
        );

    protected MailBlock WhenAndWhere(RegistrationFacts facts)
    {
        var zone = facts.Event.TimeZone;
        var rows = new List<(string, string)> { (To(facts)["MailWhen"], When.Period(facts.Event.StartsAt, facts.Event.EndsAt, zone)) };
        if (facts.Arrival.Length > 0)
            rows.Add((To(facts)["MailArrival"], facts.Arrival));
        if (facts.Place.Length > 0)
            rows.Add((To(facts)["MailWhere"], facts.Place));
        if (facts.Event.PriceCents > 0)
            rows.Add((To(facts)["MailPrice"], Price(facts)));
        rows.Add((To(facts)["MailPeople"], facts.Registration.PartySize.ToString()));
        return new MailBlock.Facts(rows);
    }

    private string Price(RegistrationFacts facts) =>
        string.Join(
            ". ",
            new[]
            {
                To(facts)["MailPriceEach", Euro.Words(facts.Event.PriceCents)],
                facts.Event.PriceNote.In(facts.Registration.Language),
            }.Where(part => part.Length > 0)
        );

    /// <summary>What somebody who is on the way looks for: what to bring, the way there, the place without barriers.</summary>
    protected IReadOnlyList<MailBlock> Preparations(RegistrationFacts facts)
    {
        var text = To(facts);
        List<string> bring = [text["MailBringTicket"]];
        if (NeedsConsent(facts))
            bring.Add(text["MailBringConsent"]);
        bring.AddRange(BroughtThings.Of(facts.Event.Bring.In(facts.Registration.Language)));
        List<MailBlock> blocks = [new MailBlock.Section(text["MailBring"]), new MailBlock.Bullets(bring)];
        if (facts.Venue?.Directions.In(facts.Registration.Language) is { Length: > 0 } way)
            blocks.AddRange([new MailBlock.Section(text["MailWay"]), new MailBlock.Markdown(way)]);
        if (AccessWords.Of(facts.Event, facts.Venue, facts.Registration.Language) is { Count: > 0 } access)
            blocks.AddRange([new MailBlock.Section(text["MailAccess"]), .. access.Select(words => new MailBlock.Markdown(words))]);
        return blocks;
    }

    /// <summary>Says what is still missing; empty where nothing is. Behind the opening, which goes on with the greeting's sentence.</summary>
    protected MailBlock[] Missing(RegistrationFacts facts) =>
        facts.Registration.GuardianConsent switch
        {
            GuardianConsent.Missing => [new MailBlock.Paragraph(To(facts)["MailConsentMissing"])],
            GuardianConsent.Unsaid => [new MailBlock.Paragraph(To(facts)["MailAgeUnsaid", AgeLimit(facts)])],
            _ => [],
        };

    private static int AgeLimit(RegistrationFacts facts) => facts.Event.GuardianConsentUnderAge ?? GuardianRules.MaxAge;

    protected static bool NeedsConsent(RegistrationFacts facts) => facts.Registration.GuardianConsent is GuardianConsent.Missing;

    protected MailBlock Greeting(RegistrationFacts facts) =>
        new MailBlock.Paragraph(To(facts)["MailGreeting", facts.Registration.FirstName, facts.Registration.LastName]);

    protected MailBlock ToPersonalPage(RegistrationFacts facts, string words) =>
        new MailBlock.Action(words, tools.PersonalPage(facts.Registration));

    protected MailCalendar Calendar(RegistrationFacts facts, CalendarMethod method) => tools.Calendar(facts, method);

    /// <summary>Takes the entry out of the calendar; null where the person has none. It came with the seat, or with the invitation before.</summary>
    protected MailCalendar? Strike(RegistrationFacts facts) =>
        facts.Registration is { ConfirmedAt: null, HasInvitationsEntry: false } ? null : Calendar(facts, CalendarMethod.Cancel);
}

/// <summary>Addresses and calendar entries of registrations.</summary>
internal sealed class RegistrationMailTools(
    IStringLocalizer<RegistrationText> text,
    PersonalLinks links,
    IOptions<SiteOptions> site,
    RegistrationCalendar calendar
)
{
    public IStringLocalizer<RegistrationText> Text { get; } = text;

    public Uri PersonalPage(Registration registration) => site.Value.Address("/me/" + Token(registration));

    public Uri ConfirmPage(Registration registration) =>
        site.Value.Address("/confirm/" + links.Token(LinkPurpose.Confirm, registration.Id, registration.LinkVersion));

    public string Token(Registration registration) => links.Token(LinkPurpose.Registration, registration.Id, registration.LinkVersion);

    public MailCalendar Calendar(RegistrationFacts facts, CalendarMethod method) =>
        calendar.Write(method, facts.Event, facts.Registration, facts.Place, ArrivalNote(facts));

    /// <summary>Null for any time.</summary>
    public string? ArrivalNote(RegistrationFacts facts) =>
        facts.Arrival.Length > 0 ? $"{FormalWords.Of(Text, facts.Voice)["MailArrival"]}: {facts.Arrival}" : null;
}
