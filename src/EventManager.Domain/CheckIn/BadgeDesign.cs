using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.CheckIn;

public enum BadgeFormat
{
    /// <summary>One A6 page a badge, for a holder on a strap.</summary>
    A6,

    /// <summary>Four A6 badges on an A4 page, to be cut.</summary>
    A4FourUp,

    /// <summary>85 × 54 mm, as a bank card.</summary>
    Card,

    /// <summary>62 mm wide, for a label printer.</summary>
    Label62,
}

/// <summary>How an event's badges look. One for each event.</summary>
[OfEvent(CopyArea.BadgeDesign, Copied = true)]
public sealed class BadgeDesign : IVersioned, ICopiedWithEvent
{
    private BadgeDesign() { }

    public BadgeDesign(Guid eventId) => EventId = eventId;

    public Guid EventId { get; private set; }

    public BadgeFormat Format { get; set; } = BadgeFormat.A4FourUp;

    /// <summary>Above the name; empty is the event's title.</summary>
    [NotPersonal]
    public string Headline { get; set; } = "";

    public bool ShowsOrganisation { get; set; } = true;

    public bool ShowsCategory { get; set; } = true;

    public bool ShowsCode { get; set; } = true;

    /// <summary>Colour of each category: <c>visitor=#0b5563 team=#ad241c</c>.</summary>
    [NotPersonal]
    public string Colours { get; set; } = "";

    /// <summary>PNG or JPEG, at most 200 kB; empty for none.</summary>
    public byte[] Logo { get; set; } = [];

    /// <summary><c>image/png</c> or <c>image/jpeg</c>.</summary>
    [NotPersonal]
    public string LogoType { get; set; } = "";

    public long Version { get; set; }

    public ICopiedWithEvent CopyTo(CopyTarget target) =>
        new BadgeDesign(target.EventId)
        {
            Format = Format,
            Headline = Headline,
            ShowsOrganisation = ShowsOrganisation,
            ShowsCategory = ShowsCategory,
            ShowsCode = ShowsCode,
            Colours = Colours,
            Logo = [.. Logo],
            LogoType = LogoType,
        };
}
