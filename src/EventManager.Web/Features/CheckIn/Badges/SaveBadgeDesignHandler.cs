using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Badges;

/// <summary>A design while somebody changes it.</summary>
public sealed class BadgeDraft
{
    public BadgeDraft() { }

    /// <param name="saved">Null where the event has no design yet.</param>
    public BadgeDraft(BadgeDesign? saved)
    {
        var design = saved ?? new BadgeDesign(Guid.Empty);
        (Version, Format, Headline, Logo) = (saved?.Version, design.Format, design.Headline, design.Logo);
        (ShowsOrganisation, ShowsCategory, ShowsCode) = (design.ShowsOrganisation, design.ShowsCategory, design.ShowsCode);
        foreach (var (code, colour) in BadgeColours.Read(design.Colours))
            Colours[code] = colour;
    }

    /// <summary>Of the design that was read; null where there was none.</summary>
    public long? Version { get; }

    public BadgeFormat Format { get; set; }
    public string Headline { get; set; } = "";
    public bool ShowsOrganisation { get; set; } = true;
    public bool ShowsCategory { get; set; } = true;
    public bool ShowsCode { get; set; } = true;
    public Dictionary<string, string> Colours { get; } = [];
    public byte[] Logo { get; set; } = [];

    /// <summary>The colour of a category; empty where nobody chose one.</summary>
    public string this[string category]
    {
        get => Colours.GetValueOrDefault(category, "");
        set
        {
            if (value.Length == 0)
                Colours.Remove(category);
            else
                Colours[category] = value;
        }
    }
}

internal static class BadgeRefusals
{
    public const int MaxHeadline = 120;
    public const int MaxLogoBytes = 200_000;

    public static readonly Refusal ChangedByAnother = new("door-badges.changed_by_another");
    public static readonly Refusal HeadlineTooLong = new("door-badges.headline_too_long", MaxHeadline) { Field = "headline" };
    public static readonly Refusal ColourInvalid = new("door-badges.colour_invalid") { Field = "colours" };
    public static readonly Refusal LogoInvalid = new("door-badges.logo_invalid", MaxLogoBytes / 1_000) { Field = "logo" };
}

internal sealed class SaveBadgeDesignHandler(Transactions transactions, TimeProvider clock)
{
    /// <summary>What is written down of it, about its event.</summary>
    public const string Changed = "door.badges_changed";

    private const int LongestColours = 400;

    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];

    public Task<Result<Done>> HandleAsync(Guid eventId, BadgeDraft draft, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(eventId),
            async (db, stop) =>
            {
                var headline = PersonNames.Clean(draft.Headline);
                var colours = BadgeColours.Write(draft.Colours.OrderBy(pair => pair.Key, StringComparer.Ordinal));
                if (headline.Length > BadgeRefusals.MaxHeadline)
                    return BadgeRefusals.HeadlineTooLong;
                if (draft.Colours.Values.Any(colour => !BadgeColours.IsColour(colour)) || colours.Length > LongestColours)
                    return BadgeRefusals.ColourInvalid;
                if (draft.Logo.Length > BadgeRefusals.MaxLogoBytes || (draft.Logo.Length > 0 && TypeOf(draft.Logo) is null))
                    return BadgeRefusals.LogoInvalid;
                var design = await db.BadgeDesigns.SingleOrDefaultAsync(row => row.EventId == eventId, stop);
                if (design?.Version != draft.Version)
                    return BadgeRefusals.ChangedByAnother;
                if (design is null)
                    db.BadgeDesigns.Add(design = new BadgeDesign(eventId));
                (design.Format, design.Headline, design.Colours) = (draft.Format, headline, colours);
                (design.ShowsOrganisation, design.ShowsCategory, design.ShowsCode) = (
                    draft.ShowsOrganisation,
                    draft.ShowsCategory,
                    draft.ShowsCode
                );
                (design.Logo, design.LogoType) = (draft.Logo, TypeOf(draft.Logo) ?? "");
                db.WriteDown(Changed, eventId, clock.GetUtcNow(), "", eventId);
                return default(Done);
            },
            stop
        );

    /// <summary>By its first bytes, whatever its name says; null for anything but PNG and JPEG.</summary>
    public static string? TypeOf(byte[] picture) =>
        picture.AsSpan().StartsWith(Png) ? "image/png"
        : picture.AsSpan().StartsWith(Jpeg) ? "image/jpeg"
        : null;
}

/// <summary>Notes that badges were printed, so that the next time warns. Printing itself is the browser's.</summary>
internal sealed class MarkBadgesPrintedHandler(Transactions transactions, TimeProvider clock)
{
    private const int Chunk = 500;

    public Task<Result<int>> HandleAsync(Guid eventId, IReadOnlyCollection<Guid> tickets, Guid? by, CancellationToken stop) =>
        transactions.RunAsync<int>(
            AskedRight.Organise(eventId),
            async (db, stop) =>
            {
                var now = Instant.Cut(clock.GetUtcNow());
                var marked = 0;
                foreach (var ids in tickets.Distinct().Chunk(Chunk))
                    marked += await db
                        .Tickets.Where(t => t.EventId == eventId && ids.Contains(t.Id))
                        .ExecuteUpdateAsync(set => set.SetProperty(t => t.BadgePrintedAt, now), stop);
                db.Audit.Add(new Domain.Accounts.AuditEntry(now, by, eventId, "door.badges_printed", null, $"{marked} badges"));
                return marked;
            },
            stop
        );
}
