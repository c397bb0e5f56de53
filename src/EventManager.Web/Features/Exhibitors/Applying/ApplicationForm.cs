using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Exhibitors.Applying;

/// <summary>The fields as they were typed, so that a page with a refusal shows them again unchanged.</summary>
public sealed class ApplicationForm
{
    public string? CompanyName { get; set; }
    public string? Street { get; set; }
    public string? PostalCode { get; set; }
    public string? City { get; set; }

    /// <summary>The form binder writes null where nothing was posted.</summary>
    [AllowNull]
    public DetailsForm Details
    {
        get;
        set => field = value ?? new();
    } = new();

    public string? Power { get; set; }
    public string? WishedWidth { get; set; }
    public string? WishedDepth { get; set; }
    public string? Staff { get; set; }
    public string? Wishes { get; set; }
    public bool TermsAccepted { get; set; }

    /// <summary>What most ask for.</summary>
    internal static ApplicationForm Usual() =>
        new()
        {
            Power = nameof(PowerSupply.Volts230),
            WishedWidth = Metres.Say(300),
            WishedDepth = Metres.Say(200),
            Staff = "2",
        };

    /// <summary>As it is kept.</summary>
    internal static ApplicationForm Of(Exhibitor exhibitor) =>
        new()
        {
            CompanyName = exhibitor.CompanyName,
            Street = exhibitor.Street,
            PostalCode = exhibitor.PostalCode,
            City = exhibitor.City,
            Details = DetailsForm.Of(exhibitor),
            Power = exhibitor.Power.ToString(),
            WishedWidth = Metres.Say(exhibitor.WishedWidth),
            WishedDepth = Metres.Say(exhibitor.WishedDepth),
            Staff = exhibitor.Staff.ToString(CultureInfo.InvariantCulture),
            Wishes = exhibitor.Wishes,
        };

    public ExhibitorApplication Read() =>
        new(
            CompanyName ?? "",
            Street ?? "",
            PostalCode ?? "",
            City ?? "",
            Details.Read(),
            Enum.TryParse<PowerSupply>(Power, out var power) && Enum.IsDefined(power) ? power : null,
            Metres.Read(WishedWidth),
            Metres.Read(WishedDepth),
            int.TryParse(Staff, NumberStyles.None, CultureInfo.InvariantCulture, out var staff) ? staff : null,
            Wishes ?? "",
            TermsAccepted
        );
}

/// <summary>The part that the company can change later.</summary>
public sealed class DetailsForm
{
    public string? ContactName { get; set; }
    public string? ContactEmail { get; set; }
    public string? ContactPhone { get; set; }
    public string? BoothContact { get; set; }
    public string? Website { get; set; }

    /// <summary>What the guide says, by language. The form binder writes null where none was posted.</summary>
    [AllowNull]
    public Dictionary<string, string?> ShortTexts
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>The form binder writes null where no box was ticked.</summary>
    [AllowNull]
    public List<Guid> Occupations
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>As it is kept.</summary>
    internal static DetailsForm Of(Exhibitor exhibitor) =>
        new()
        {
            ContactName = exhibitor.ContactName,
            ContactEmail = exhibitor.ContactEmail,
            ContactPhone = exhibitor.ContactPhone,
            BoothContact = exhibitor.BoothContact,
            Website = exhibitor.Website,
            ShortTexts = TextLanguages.All.ToDictionary(code => code, code => (string?)exhibitor.ShortText.Translated(code)),
            Occupations = [.. exhibitor.Occupations.Select(o => o.OccupationId)],
        };

    public ExhibitorDetails Read() =>
        new(
            ContactName ?? "",
            ContactEmail ?? "",
            ContactPhone ?? "",
            BoothContact ?? "",
            Website ?? "",
            TextLanguages.All.Where(ShortTexts.ContainsKey).ToDictionary(code => code, code => ShortTexts[code] ?? ""),
            Occupations
        );
}
