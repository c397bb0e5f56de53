using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Tickets;

/// <summary>How people of a category register, and so what their form asks.</summary>
public enum CategoryForm
{
    /// <summary>One person; with a party size above 1 also those who come along.</summary>
    Individual,

    /// <summary>Several people whose names may follow later.</summary>
    Group,

    /// <summary>A teacher books for a class; no pupil is named, and there is one ticket for all.</summary>
    SchoolClass,

    /// <summary>Sent by their company.</summary>
    Company,

    /// <summary>Invited by name.</summary>
    Invitation,
}

/// <summary>A kind of people at an event: its name, its form, and its turn on the waiting list.</summary>
[OfEvent(CopyArea.RegistrationRules, Copied = true, PartOf = typeof(Event))]
public sealed class TicketCategory : IVersioned
{
    public const string Visitor = "visitor";
    public const string SchoolClass = "class";
    public const string Company = "company";
    public const string Invited = "invited";

    public const int MaxCodeLength = 40;

    /// <summary>Most people in one booking of a class: two parallel classes with their teachers.</summary>
    public const int MostInClass = 60;

    private TicketCategory() { }

    public TicketCategory(Guid eventId, string code, LocalizedText name, CategoryForm form)
    {
        EventId = eventId;
        Code = code;
        Name = name;
        Form = form;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    /// <summary>What <c>Ticket.Category</c>, <c>Registration.Category</c> and the API say; unique in the event, never changed.</summary>
    [NotPersonal]
    public string Code { get; private set; } = "";

    public LocalizedText Name { get; set; } = LocalizedText.Empty;

    public CategoryForm Form { get; private set; }

    /// <summary>Turn on the waiting list: the lower number first, whoever came earlier within the same. Default 0.</summary>
    public int Priority { get; set; }

    /// <summary>Most people in one registration; null where the event's number counts.</summary>
    public int? MaxPartySize { get; set; }

    /// <summary>True where the organiser decides on each registration.</summary>
    public bool NeedsApproval { get; set; }

    /// <summary>True where the event's public page offers it.</summary>
    public bool IsPublic { get; set; } = true;

    /// <summary>Order on the public page, then by name.</summary>
    public int Position { get; set; }

    public long Version { get; set; }

    public static TicketCategory ForVisitors(Guid eventId) =>
        new(eventId, Visitor, new LocalizedText("Besucherinnen und Besucher", "Visitors"), CategoryForm.Individual);

    public static TicketCategory ForClasses(Guid eventId) =>
        new(eventId, SchoolClass, new LocalizedText("Schulklasse", "School class"), CategoryForm.SchoolClass)
        {
            MaxPartySize = MostInClass,
            Position = 1,
        };

    public static TicketCategory ForCompanies(Guid eventId) =>
        new(eventId, Company, new LocalizedText("Unternehmen", "Company"), CategoryForm.Company) { IsPublic = false, Position = 2 };

    public static TicketCategory ForInvited(Guid eventId) =>
        new(eventId, Invited, new LocalizedText("Eingeladen", "Invited"), CategoryForm.Invitation) { IsPublic = false, Position = 3 };

    public TicketCategory CopyTo(Guid eventId) =>
        new(eventId, Code, Name.Copy(), Form)
        {
            Priority = Priority,
            MaxPartySize = MaxPartySize,
            NeedsApproval = NeedsApproval,
            IsPublic = IsPublic,
            Position = Position,
        };
}
