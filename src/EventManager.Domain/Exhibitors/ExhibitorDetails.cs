using EventManager.Domain.Common;

namespace EventManager.Domain.Exhibitors;

/// <summary>The part of an application that its company may change by itself later: who to talk to, and what the guide says.</summary>
/// <param name="ShortTexts">What the guide says, by language; a language that is not there stays as it was.</param>
public sealed record ExhibitorDetails(
    string ContactName,
    string ContactEmail,
    string ContactPhone,
    string BoothContact,
    string Website,
    IReadOnlyDictionary<string, string> ShortTexts,
    IReadOnlyList<Guid> Occupations
)
{
    public const int MaxPhone = 80;
    public const int MaxBoothContact = 400;
    public const int MaxWebsite = 400;

    /// <summary>Characters of the text in the guide: about five lines.</summary>
    public const int MaxShortText = 600;

    /// <summary>The name of the field of the guide's text in a language: <c>shortTextEn</c>.</summary>
    public static string ShortTextField(string language) => "shortText" + char.ToUpperInvariant(language[0]) + language[1..];

    public IEnumerable<Refusal> Check() =>
        new[]
        {
            ApplicationRules.Text(ContactName, PersonNames.MaxLength, required: true)?.On("contactName"),
            ApplicationRules.Email(ContactEmail)?.On("contactEmail"),
            ApplicationRules.Phone(ContactPhone, MaxPhone)?.On("contactPhone"),
            ApplicationRules.Text(BoothContact, MaxBoothContact)?.On("boothContact"),
            ApplicationRules.Website(Website, MaxWebsite)?.On("website"),
        }
            .Concat(ShortTexts.Select(text => ApplicationRules.Text(text.Value, MaxShortText)?.On(ShortTextField(text.Key))))
            .OfType<Refusal>();
}

/// <summary>What a company asks for when it applies for a booth.</summary>
/// <param name="Power">Null where nothing that we know was chosen.</param>
/// <param name="WishedWidth">Centimetres; null where no length was written.</param>
/// <param name="WishedDepth">Centimetres; null where no length was written.</param>
/// <param name="Staff">People at the booth; null where no number was written.</param>
public sealed record ExhibitorApplication(
    string CompanyName,
    string Street,
    string PostalCode,
    string City,
    ExhibitorDetails Details,
    PowerSupply? Power,
    int? WishedWidth,
    int? WishedDepth,
    int? Staff,
    string Wishes,
    bool TermsAccepted
)
{
    public const int MaxName = 200;
    public const int MaxPostalCode = 20;
    public const int MaxWishes = 1_000;
    public const int MaxStaff = 50;

    /// <summary>Least and greatest wished width and depth in centimetres.</summary>
    public const int MinLength = 100;
    public const int MaxLength = 2_000;

    /// <summary>All that is wrong, in the order of the form.</summary>
    public List<Refusal> Check() =>
        [
            .. new[]
            {
                ApplicationRules.Text(CompanyName, MaxName, required: true)?.On("companyName"),
                ApplicationRules.Text(Street, MaxName, required: true)?.On("street"),
                ApplicationRules.Text(PostalCode, MaxPostalCode, required: true)?.On("postalCode"),
                ApplicationRules.Text(City, MaxName, required: true)?.On("city"),
            }.OfType<Refusal>(),
            .. Details.Check(),
            .. new[]
            {
                Power is null ? new Refusal("exhibitors.power_missing").On("power") : null,
                Length(WishedWidth)?.On("wishedWidth"),
                Length(WishedDepth)?.On("wishedDepth"),
                Staff is null or < 1 or > MaxStaff ? new Refusal("exhibitors.staff", MaxStaff).On("staff") : null,
                ApplicationRules.Text(Wishes, MaxWishes)?.On("wishes"),
                TermsAccepted ? null : new Refusal("exhibitors.terms_missing").On("termsAccepted"),
            }.OfType<Refusal>(),
        ];

    private static Refusal? Length(int? centimetres) =>
        centimetres is null or < MinLength or > MaxLength ? new Refusal("exhibitors.length", MinLength / 100, MaxLength / 100) : null;
}
