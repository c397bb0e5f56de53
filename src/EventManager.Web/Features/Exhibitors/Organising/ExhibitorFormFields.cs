using EventManager.Domain.Exhibitors;
using EventManager.Web.Features.Exhibitors.Applying;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <summary>What the form of an exhibitor consists of, for two who edit it at once; the company itself may be one of them.</summary>
internal static class ExhibitorFormFields
{
    public static FormFields<ApplicationForm> Of(IStringLocalizer<ExhibitorsText> text, IReadOnlyList<OccupationName> catalogue)
    {
        var fields = new FormFields<ApplicationForm>();
        void Add(
            string name,
            Func<ApplicationForm, string?> get,
            Action<ApplicationForm, string?> set,
            Func<string?, string>? show = null
        ) => fields.Add(name, () => text["Field." + name], get, set, show);
        Add("companyName", form => form.CompanyName, (form, value) => form.CompanyName = value);
        Add("street", form => form.Street, (form, value) => form.Street = value);
        Add("postalCode", form => form.PostalCode, (form, value) => form.PostalCode = value);
        Add("city", form => form.City, (form, value) => form.City = value);
        Add("website", form => form.Details.Website, (form, value) => form.Details.Website = value);
        Add("contactName", form => form.Details.ContactName, (form, value) => form.Details.ContactName = value);
        Add("contactEmail", form => form.Details.ContactEmail, (form, value) => form.Details.ContactEmail = value);
        Add("contactPhone", form => form.Details.ContactPhone, (form, value) => form.Details.ContactPhone = value);
        Add("boothContact", form => form.Details.BoothContact, (form, value) => form.Details.BoothContact = value);
        Add("power", form => form.Power, (form, value) => form.Power = value, power => text["Power." + power]);
        Add("wishedWidth", form => form.WishedWidth, (form, value) => form.WishedWidth = value);
        Add("wishedDepth", form => form.WishedDepth, (form, value) => form.WishedDepth = value);
        Add("staff", form => form.Staff, (form, value) => form.Staff = value);
        Add("wishes", form => form.Wishes, (form, value) => form.Wishes = value);
        fields.Add(
            "occupations",
            () => text["Field.occupations"],
            form => form.Details.Occupations,
            (form, chosen) => form.Details.Occupations = [.. chosen],
            chosen => string.Join(", ", catalogue.Where(occupation => chosen.Contains(occupation.Id)).Select(occupation => occupation.Name))
        );
        foreach (var language in TextLanguages.All)
        {
            var id = ExhibitorDetails.ShortTextField(language);
            fields.Add(
                id,
                () => FieldNames.Of(text, id),
                form => form.Details.ShortTexts.GetValueOrDefault(language),
                (form, words) => form.Details.ShortTexts[language] = words
            );
        }
        return fields;
    }
}
