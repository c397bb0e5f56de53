using EventManager.Domain.CheckIn;

namespace EventManager.Web.Features.CheckIn.Badges;

/// <summary>How the badges of an event look, read once for a page of them.</summary>
public sealed record BadgeLook(
    BadgeFormat Format,
    string Headline,
    bool ShowsOrganisation,
    bool ShowsCategory,
    bool ShowsCode,
    string Colours,
    string? Logo
)
{
    internal static BadgeLook Of(BadgeDesign design, string title) =>
        new(
            design.Format,
            design.Headline.Length > 0 ? design.Headline : title,
            design.ShowsOrganisation,
            design.ShowsCategory,
            design.ShowsCode,
            design.Colours,
            design.Logo.Length == 0 ? null : $"data:{design.LogoType};base64,{Convert.ToBase64String(design.Logo)}"
        );
}

/// <summary>One badge.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Name">Who wears it; empty leaves a line to write on.</param>
/// <param name="Organisation">School or company; may be empty.</param>
/// <param name="Category">The ticket's category.</param>
/// <param name="CategoryName">What people call it.</param>
/// <param name="Code">The text of its square; empty has none.</param>
/// <param name="PrintedAt">When it was last printed.</param>
public sealed record Badge(
    Guid TicketId,
    string Name,
    string Organisation,
    string Category,
    string CategoryName,
    string Code,
    DateTimeOffset? PrintedAt
);

public enum BadgeOrder
{
    Name,

    /// <summary>By company, school or class, then by name: one pile each.</summary>
    Organisation,

    /// <summary>By category, then as above.</summary>
    Category,
}

/// <summary>Which badges to print.</summary>
/// <param name="Order">The order of the sheets.</param>
/// <param name="Category">Only this one; empty for all.</param>
/// <param name="Again">Also those that were printed before.</param>
/// <param name="Ticket">Only this one, printed before or not.</param>
/// <param name="Page">From 1.</param>
/// <param name="Classes">Those of school classes and of nobody else: one class a page.</param>
public sealed record BadgeChoice(BadgeOrder Order, string Category, bool Again, Guid? Ticket, int Page, bool Classes = false)
{
    /// <summary>These alone, printed before or not; null for all.</summary>
    public IReadOnlyList<Guid>? Chosen { get; init; }
}

/// <param name="Badges">Of this page.</param>
/// <param name="Total">Of all pages.</param>
/// <param name="PrintedBefore">How many of this page were printed before.</param>
public sealed record BadgePageOf(IReadOnlyList<Badge> Badges, int Total, int PrintedBefore)
{
    public int Pages { get; init; } = Math.Max(1, (Total + BadgesQuery.PageSize - 1) / BadgesQuery.PageSize);
}
