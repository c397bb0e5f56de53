using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Editing;

/// <summary>What the form of an event consists of, for two who edit it at once.</summary>
internal static class EventFormFields
{
    public static FormFields<EventForm> Of(
        IStringLocalizer<OrganiseText> text,
        IStringLocalizer<InvitingText> more,
        IReadOnlyList<(string Id, string Name)> venues
    )
    {
        string VenueName(string? id) => venues.FirstOrDefault(venue => venue.Id == id).Name ?? "";
        return new FormFields<EventForm>()
            .Words("title", () => text["Title"], form => form.Title)
            .Words("summary", () => text["Summary"], form => form.Summary)
            .Words("description", () => text["Description"], form => form.Description)
            .Words("placeNote", () => text["PlaceNote"], form => form.PlaceNote)
            .Add("price", () => text["Price"], form => form.Price, (form, value) => form.Price = value)
            .Words("priceNote", () => text["PriceNote"], form => form.PriceNote)
            .Words("bring", () => text["Bring"], form => form.Bring)
            .Words("accessibility", () => text["EventAccessibility"], form => form.Accessibility)
            .Words("faq", () => text["Faq"], form => form.Faq)
            .Add("organiserName", () => text["OrganiserName"], form => form.OrganiserName, (form, value) => form.OrganiserName = value)
            .Add("contactEmail", () => text["ContactEmail"], form => form.ContactEmail, (form, value) => form.ContactEmail = value)
            .Add("startsAt", () => text["StartsAt"], form => form.StartsAt, (form, value) => form.StartsAt = value)
            .Add("endsAt", () => text["EndsAt"], form => form.EndsAt, (form, value) => form.EndsAt = value)
            .Add(
                "admissionOpensAt",
                () => text["AdmissionOpensAt"],
                form => form.AdmissionOpensAt,
                (form, value) => form.AdmissionOpensAt = value
            )
            .Add("venueId", () => text["Venue"], form => form.VenueId, (form, value) => form.VenueId = value, VenueName)
            .Add(
                "permittedInside",
                () => text["PermittedInside"],
                form => form.PermittedInside,
                (form, value) => form.PermittedInside = value
            )
            .Add("slug", () => text["Slug"], form => form.Slug, (form, value) => form.Slug = value)
            .Add(
                "visibility",
                () => text["Visibility"],
                form => form.Visibility,
                (form, value) => form.Visibility = value,
                value => text["Visibility." + value]
            )
            .Add("companyDomains", () => text["CompanyDomains"], form => form.CompanyDomains, (form, value) => form.CompanyDomains = value)
            .Add(
                "registrationOpensAt",
                () => text["OpensAt"],
                form => form.RegistrationOpensAt,
                (form, value) => form.RegistrationOpensAt = value
            )
            .Add(
                "registrationClosesAt",
                () => text["ClosesAt"],
                form => form.RegistrationClosesAt,
                (form, value) => form.RegistrationClosesAt = value
            )
            .Add("capacity", () => text["Capacity"], form => form.Capacity, (form, value) => form.Capacity = value)
            .Add("maxPartySize", () => text["MaxPartySize"], form => form.MaxPartySize, (form, value) => form.MaxPartySize = value)
            .Add(
                "guardianConsentUnderAge",
                () => more["GuardianUnder"],
                form => form.GuardianConsentUnderAge,
                (form, value) => form.GuardianConsentUnderAge = value
            )
            .Add("offerHours", () => text["OfferHours"], form => form.OfferHours, (form, value) => form.OfferHours = value)
            .Add("hasWaitingList", () => text["HasWaitingList"], form => form.HasWaitingList, (form, value) => form.HasWaitingList = value)
            .Add(
                "exhibitorsMayApply",
                () => text["ExhibitorsMayApply"],
                form => form.ExhibitorsMayApply,
                (form, value) => form.ExhibitorsMayApply = value
            )
            .Add(
                "exhibitorApplicationsCloseAt",
                () => text["ApplicationsCloseAt"],
                form => form.ExhibitorApplicationsCloseAt,
                (form, value) => form.ExhibitorApplicationsCloseAt = value
            )
            .Add("slots", () => text["Slots"], form => form.Slots, (form, rows) => form.TakeSlots(rows), Words);
    }

    /// <summary>A line for each; how many seats are taken is nobody's change.</summary>
    private static string Words(List<SlotRow> rows) =>
        string.Join('\n', rows.Select(row => $"{row.StartsAt:dd.MM.yyyy HH:mm} – {row.EndsAt:dd.MM.yyyy HH:mm}: {row.Capacity}"));
}
