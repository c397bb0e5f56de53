using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Exhibitors;

public enum ExhibitorState
{
    Applied,
    Accepted,

    /// <summary>On the waiting list of exhibitors.</summary>
    Waiting,
    Declined,
    Withdrawn,
}

/// <summary>From less to more: who needs 230 V can have 400 V, which is connected with both.</summary>
public enum PowerSupply
{
    None,
    Volts230,
    Volts400,
}

/// <summary>A company's part in one event: its application, what it needs, and what the guide says of it.</summary>
[OfEvent(CopyArea.Exhibitors, Left = CopyReason.DecidedAnew)]
public sealed class Exhibitor : IVersioned
{
    private Exhibitor() { }

    public Exhibitor(Guid eventId, string companyName, string contactName, string contactEmail, DateTimeOffset now)
    {
        EventId = eventId;
        SetCompanyName(companyName);
        ContactName = PersonNames.Clean(contactName);
        SetContactEmail(contactEmail);
        AppliedAt = now.ToUniversalTime();
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    public Guid? CompanyId { get; set; }

    [NotPersonal]
    public string CompanyName { get; private set; } = "";

    [NotPersonal]
    public string SearchName { get; private set; } = "";

    [NotPersonal]
    public string SortName { get; private set; } = "";

    /// <summary>
    /// The company's name in lower case while the application counts, else null: one application a company and event. It folds less than a
    /// search does, Bauer and Baur are two.
    /// </summary>
    [NotPersonal]
    public string? ActiveKey { get; private set; }

    [Personal(Retention.WithContact, "exhibitor contact")]
    public string ContactName
    {
        get;
        set
        {
            field = value;
            ContactSearchName = SearchText.Stored(value);
        }
    } = "";

    /// <summary>What the contact is found by; <see cref="SearchName"/> is the company's, which the public guide searches.</summary>
    [Personal(Retention.WithContact, "exhibitor contact")]
    public string ContactSearchName { get; private set; } = "";

    [Personal(Retention.WithContact, "exhibitor contact")]
    public string ContactEmail { get; private set; } = "";

    [Personal(Retention.WithContact, "exhibitor contact")]
    public string NormalizedEmail { get; private set; } = "";

    [Personal(Retention.WithContact, "exhibitor contact")]
    public string ContactPhone { get; set; } = "";

    /// <summary>Who stands at the booth, and how to reach them on the day.</summary>
    [Personal(Retention.AfterEvent, "booth staff")]
    public string BoothContact { get; set; } = "";

    [NotPersonal]
    public string Street { get; set; } = "";

    [NotPersonal]
    public string PostalCode { get; set; } = "";

    [NotPersonal]
    public string City { get; set; } = "";

    [NotPersonal]
    public string Website { get; set; } = "";

    /// <summary>For the guide.</summary>
    public LocalizedText ShortText { get; set; } = LocalizedText.Empty;

    /// <summary><c>de</c> or <c>en</c>: the language of mails.</summary>
    [NotPersonal]
    public string Language { get; set; } = "de";

    public PowerSupply Power { get; set; }

    /// <summary>Wished booth width in centimetres.</summary>
    public int WishedWidth { get; set; } = 300;

    /// <summary>Wished booth depth in centimetres.</summary>
    public int WishedDepth { get; set; } = 200;

    /// <summary>Number of people at the booth.</summary>
    public int Staff { get; set; } = 2;

    [Personal(Retention.AfterEvent, "exhibitor wishes")]
    public string Wishes { get; set; } = "";

    public ExhibitorState State { get; private set; } = ExhibitorState.Applied;

    public DateTimeOffset AppliedAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public DateTimeOffset? TermsAcceptedAt { get; set; }

    /// <summary>Raised to make older personal links useless.</summary>
    public int LinkVersion { get; private set; } = 1;

    public void RevokeLink() => LinkVersion++;

    public List<ExhibitorOccupation> Occupations { get; private set; } = [];

    public long Version { get; set; }

    /// <summary>A new application; its fields have been checked.</summary>
    public static Exhibitor From(Guid eventId, ExhibitorApplication application, string language, DateTimeOffset now)
    {
        var exhibitor = new Exhibitor(
            eventId,
            application.CompanyName,
            application.Details.ContactName,
            application.Details.ContactEmail,
            now
        )
        {
            Street = PersonNames.Clean(application.Street),
            PostalCode = PersonNames.Clean(application.PostalCode),
            City = PersonNames.Clean(application.City),
            Power = application.Power ?? PowerSupply.None,
            WishedWidth = application.WishedWidth ?? 300,
            WishedDepth = application.WishedDepth ?? 200,
            Staff = application.Staff ?? 2,
            Wishes = application.Wishes.Trim(),
            Language = language,
            TermsAcceptedAt = now.ToUniversalTime(),
        };
        exhibitor.Change(application.Details);
        return exhibitor;
    }

    /// <summary>Changes what a company may change by itself; the fields have been checked.</summary>
    public void Change(ExhibitorDetails details)
    {
        ContactName = PersonNames.Clean(details.ContactName);
        SetContactEmail(details.ContactEmail);
        ContactPhone = details.ContactPhone.Trim();
        BoothContact = details.BoothContact.Trim();
        Website = details.Website.Trim().Length == 0 ? "" : ApplicationRules.WebsiteOf(details.Website) ?? "";
        var texts = details.ShortTexts.ToDictionary(text => text.Key, text => text.Value.Trim());
        var german = texts.Remove(LocalizedText.Source, out var typed) ? typed : ShortText.German;
        ShortText = ShortText.Edited(german, texts);
        Occupations.RemoveAll(shown => !details.Occupations.Contains(shown.OccupationId));
        foreach (var id in details.Occupations.Distinct().Where(id => Occupations.TrueForAll(shown => shown.OccupationId != id)))
            Occupations.Add(new ExhibitorOccupation(Id, id));
    }

    /// <summary>Changes everything, by an organiser; the fields have been checked.</summary>
    public void Change(ExhibitorApplication application)
    {
        SetCompanyName(application.CompanyName);
        Street = PersonNames.Clean(application.Street);
        PostalCode = PersonNames.Clean(application.PostalCode);
        City = PersonNames.Clean(application.City);
        Power = application.Power ?? Power;
        WishedWidth = application.WishedWidth ?? WishedWidth;
        WishedDepth = application.WishedDepth ?? WishedDepth;
        Staff = application.Staff ?? Staff;
        Wishes = application.Wishes.Trim();
        Change(application.Details);
    }

    public BoothWish Wish => new(WishedWidth, WishedDepth, Power);

    public bool IsActive => State is ExhibitorState.Applied or ExhibitorState.Accepted or ExhibitorState.Waiting;

    public void SetCompanyName(string name)
    {
        CompanyName = PersonNames.Clean(name);
        SearchName = SearchText.Stored(name);
        SortName = SortKey.Of(name);
        if (IsActive)
            ActiveKey = PersonNames.KeyOf(name);
    }

    public void SetContactEmail(string email)
    {
        ContactEmail = MailAddressRules.Clean(email);
        NormalizedEmail = MailAddressRules.Normalise(email);
    }

    /// <summary>Takes a decision, or takes it back. Refuses the state it is in already, so that nobody is told twice; a company that withdrew
    /// applies anew.</summary>
    public Refusal? Decide(ExhibitorState state, DateTimeOffset now)
    {
        if (state == State)
            return ExhibitorRefusals.AlreadyDecided;
        if (State is ExhibitorState.Withdrawn)
            return ExhibitorRefusals.Withdrawn;
        State = state;
        ActiveKey = IsActive ? PersonNames.KeyOf(CompanyName) : null;
        DecidedAt = now.ToUniversalTime();
        return null;
    }
}

/// <summary>An occupation that an exhibitor shows.</summary>
public sealed class ExhibitorOccupation
{
    private ExhibitorOccupation() { }

    public ExhibitorOccupation(Guid exhibitorId, Guid occupationId)
    {
        ExhibitorId = exhibitorId;
        OccupationId = occupationId;
    }

    public Guid ExhibitorId { get; private set; }

    public Guid OccupationId { get; private set; }
}

public static class ExhibitorRefusals
{
    public static readonly Refusal ChangedByAnother = new("exhibitors.changed_by_another");
    public static readonly Refusal LogoChangedByAnother = new("exhibitors.logo_changed_by_another") { Field = "picture" };
    public static readonly Refusal NotFound = new("exhibitors.not_found");
    public static readonly Refusal AlreadyDecided = new("exhibitors.already_decided");
    public static readonly Refusal Withdrawn = new("exhibitors.withdrawn");
    public static readonly Refusal AlreadyApplied = new("exhibitors.already_applied") { Field = "companyName" };
    public static readonly Refusal ApplicationsClosed = new("exhibitors.applications_closed");
    public static readonly Refusal NoLongerChanges = new("exhibitors.no_longer_changes");
    public static readonly Refusal LinkInvalid = new("exhibitors.link_invalid");
}
