using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Features.Exhibitors.Applying;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Exhibitors.Importing;

/// <summary>
/// What a row of the table says, laid over an exhibitor that is there, or over the usual booth. A column that the file lacks changes
/// nothing. An empty cell empties a text; a number or a choice it leaves as it is, for those are never empty.
/// </summary>
internal sealed class ExhibitorRow(ImportLine line, Exhibitor? known, OccupationWords occupations, IStringLocalizer<ExhibitorsText> text)
{
    private readonly List<string> unknown = [];

    /// <summary>As the form would send it.</summary>
    public ApplicationForm Read()
    {
        var form = known is null ? ApplicationForm.Usual() : ApplicationForm.Of(known);
        Set(ExhibitorColumns.Company, cell => form.CompanyName = cell);
        Set("street", cell => form.Street = cell);
        Set("postalCode", cell => form.PostalCode = cell);
        Set("city", cell => form.City = cell);
        Set("contactName", cell => form.Details.ContactName = cell);
        Set("contactEmail", cell => form.Details.ContactEmail = cell);
        Set("contactPhone", cell => form.Details.ContactPhone = cell);
        Set("boothContact", cell => form.Details.BoothContact = cell);
        Set("website", cell => form.Details.Website = cell);
        foreach (var language in TextLanguages.All)
            Set(ExhibitorDetails.ShortTextField(language), cell => form.Details.ShortTexts[language] = cell);
        Set("wishes", cell => form.Wishes = cell);
        SetFilled(ExhibitorColumns.Power, cell => form.Power = PowerOf(cell));
        SetFilled(ExhibitorColumns.Width, cell => form.WishedWidth = cell);
        SetFilled(ExhibitorColumns.Depth, cell => form.WishedDepth = cell);
        SetFilled(ExhibitorColumns.Staff, cell => form.Staff = cell);
        Set(ExhibitorColumns.Occupations, cell => form.Details.Occupations = occupations.Find(cell, unknown));
        return form;
    }

    /// <summary>All that is wrong, as the form says it, each with the column's name.</summary>
    public List<Refusal> Check(ApplicationForm form) =>
        [
            .. (form.Read() with { TermsAccepted = true }).Check(),
            .. unknown.Select(name => new Refusal("exhibitors.occupation_unknown", name).On(ExhibitorColumns.Occupations)),
        ];

    /// <summary>What it changes of the exhibitor that is there.</summary>
    public IEnumerable<ImportChange?> Changes(ApplicationForm form)
    {
        var (before, after) = (Say(ApplicationForm.Of(known!)), Say(form));
        return after.Select(cell => line.Change(cell.Key, before.GetValueOrDefault(cell.Key, ""), cell.Value));
    }

    /// <summary>As it would be kept and shown.</summary>
    private Dictionary<string, string> Say(ApplicationForm form)
    {
        var (all, details) = (form.Read(), form.Details.Read());
        var said = new Dictionary<string, string>
        {
            [ExhibitorColumns.Company] = PersonNames.Clean(all.CompanyName),
            ["street"] = PersonNames.Clean(all.Street),
            ["postalCode"] = PersonNames.Clean(all.PostalCode),
            ["city"] = PersonNames.Clean(all.City),
            ["contactName"] = PersonNames.Clean(details.ContactName),
            ["contactEmail"] = MailAddressRules.Clean(details.ContactEmail),
            ["contactPhone"] = details.ContactPhone.Trim(),
            ["boothContact"] = details.BoothContact.Trim(),
            ["website"] = details.Website.Trim().Length == 0 ? "" : ApplicationRules.WebsiteOf(details.Website) ?? "",
            ["wishes"] = all.Wishes.Trim(),
            [ExhibitorColumns.Power] = all.Power is { } power ? text["Power." + power] : "",
            [ExhibitorColumns.Width] = Metres.Say(all.WishedWidth ?? 0),
            [ExhibitorColumns.Depth] = Metres.Say(all.WishedDepth ?? 0),
            [ExhibitorColumns.Staff] = $"{all.Staff}",
            [ExhibitorColumns.Occupations] = occupations.Say(details.Occupations),
        };
        foreach (var (language, words) in details.ShortTexts)
            said[ExhibitorDetails.ShortTextField(language)] = words.Trim();
        return said;
    }

    private void Set(string column, Action<string> set)
    {
        if (line.Has(column))
            set(line[column]);
    }

    private void SetFilled(string column, Action<string> set)
    {
        if (line[column].Trim().Length > 0)
            set(line[column]);
    }

    /// <summary>The words of our own table in the page's language, and what offices write: "230 V", "Starkstrom", "nein".</summary>
    private string PowerOf(string cell)
    {
        var typed = cell.Trim();
        foreach (var power in Enum.GetValues<PowerSupply>())
        {
            if (typed.Equals(text["Power." + power], StringComparison.OrdinalIgnoreCase))
                return power.ToString();
        }
        return typed.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal).Replace("volt", "v", StringComparison.Ordinal) switch
        {
            "nein" or "no" or "kein" or "keiner" or "none" or "-" or "0" => nameof(PowerSupply.None),
            "230" or "230v" or "ja" or "yes" => nameof(PowerSupply.Volts230),
            "400" or "400v" or "starkstrom" or "drehstrom" => nameof(PowerSupply.Volts400),
            _ => "",
        };
    }
}
