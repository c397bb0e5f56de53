using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;

namespace EventManager.Web.Features.Events.Editing;

/// <summary>What is wrong with a form before anything is read: all of it at once, each at its field.</summary>
internal static class EventFormCheck
{
    public static List<Refusal> Check(EventForm form)
    {
        var refusals = new List<Refusal>();
        FormChecks.Texts(refusals, form.Title, form.Summary, form.Description);
        if (form.PlaceNote.IsLongerThan(400))
            refusals.Add(EventRefusals.TextTooLong.On("placeNote"));
        refusals.AddRange(Facts(form));
        if (!Slugs.IsValid(form.Slug ?? ""))
            refusals.Add(EventRefusals.SlugInvalid);
        if (form.StartsAt is null)
            refusals.Add(EventRefusals.DateMissing);
        if (form.EndsAt is null)
            refusals.Add(EventRefusals.DateMissing.On("endsAt"));
        refusals.AddRange(
            Moments(form)
                .Where(typed => typed.At is { } at && !Zone.CanBeMeant(at))
                .Select(typed => EventRefusals.DateOutOfRange.On(typed.Field))
        );
        FormChecks.Number(refusals, form.Capacity, 1, 100_000, "capacity");
        FormChecks.Number(refusals, form.OfferHours, 1, 168, "offerHours");
        FormChecks.Number(refusals, form.MaxPartySize, 1, 100, "maxPartySize");
        if (form.GuardianConsentUnderAge is not null)
            FormChecks.Number(refusals, form.GuardianConsentUnderAge, 1, 18, "guardianConsentUnderAge");
        if (form.PermittedInside is not null)
            FormChecks.Number(refusals, form.PermittedInside, 1, 100_000, "permittedInside");
        if (!string.IsNullOrWhiteSpace(form.ContactEmail) && !MailAddressRules.IsValid(form.ContactEmail))
            refusals.Add(EventRefusals.ContactInvalid);
        if ((form.OrganiserName ?? "").Length > 200)
            refusals.Add(EventRefusals.TextTooLong.On("organiserName"));
        if (form.Visibility == nameof(EventVisibility.Companies) && MailDomains.Parse(form.CompanyDomains ?? "").Count == 0)
            refusals.Add(EventRefusals.DomainsMissing);
        if ((form.CompanyDomains ?? "").Length > 4_000)
            refusals.Add(EventRefusals.TextTooLong.On("companyDomains"));
        if (form.Slots.Any(slot => !IsSound(slot, form)))
            refusals.Add(EventRefusals.SlotInvalid);
        else if (form.Capacity is { } total)
            refusals.AddRange(SlotRules.Check([.. form.Slots.Select(slot => slot.ToPlan())], total, form.PermittedInside));
        return refusals;
    }

    private static IEnumerable<Refusal> Facts(EventForm form)
    {
        if (Euro.Read(form.Price) is null)
            yield return EventRefusals.PriceInvalid;
        if (form.PriceNote.IsLongerThan(400))
            yield return EventRefusals.TextTooLong.On("priceNote");
        if (form.Bring.IsLongerThan(400))
            yield return EventRefusals.TextTooLong.On("bring");
        if (form.Accessibility.IsLongerThan(4_000))
            yield return EventRefusals.TextTooLong.On("accessibility");
        if (form.Faq.IsLongerThan(4_000))
            yield return EventRefusals.TextTooLong.On("faq");
        foreach (var (field, draft) in new[] { ("accessibility", form.Accessibility), ("faq", form.Faq) })
        {
            if (MarkdownText.WhyNot(draft.ToWords(), field) is { } unreadable)
                yield return unreadable;
        }
    }

    /// <summary>Slots have none of their own: they lie in the event's time.</summary>
    private static IEnumerable<(DateTime? At, string Field)> Moments(EventForm form) =>
        [
            (form.StartsAt, "startsAt"),
            (form.EndsAt, "endsAt"),
            (form.AdmissionOpensAt, "admissionOpensAt"),
            (form.RegistrationOpensAt, "registrationOpensAt"),
            (form.RegistrationClosesAt, "registrationClosesAt"),
            (form.ExhibitorApplicationsCloseAt, "exhibitorApplicationsCloseAt"),
        ];

    private static bool IsSound(SlotRow slot, EventForm form) =>
        slot.StartsAt < slot.EndsAt && slot.Capacity is > 0 and <= 100_000 && slot.StartsAt >= form.StartsAt && slot.EndsAt <= form.EndsAt;
}
