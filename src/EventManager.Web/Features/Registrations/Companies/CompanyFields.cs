using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>What the form of a company consists of, for two who edit it at once.</summary>
internal static class CompanyFields
{
    public static FormFields<CompanyForm> Of(IStringLocalizer<CompanyText> text) =>
        new FormFields<CompanyForm>()
            .Add("company", () => text["Company"], form => form.Company, (form, value) => form.Company = value)
            .Add("officer", () => text["Officer"], form => form.Officer, (form, value) => form.Officer = value)
            .Add("email", () => text["Email"], form => form.Email, (form, value) => form.Email = value)
            .Add("domains", () => text["Domains"], form => form.Domains, (form, value) => form.Domains = value)
            .Add("addresses", () => text["Addresses"], form => form.Addresses, (form, value) => form.Addresses = value);
}
