using EventManager.Domain.Common;

namespace EventManager.Domain.CheckIn;

/// <summary>What a kiosk does about badges.</summary>
public enum KioskBadge
{
    None,

    /// <summary>On its screen, for those who write it down or take a picture.</summary>
    Shown,

    /// <summary>From the browser's print dialog, once for each ticket.</summary>
    Printed,
}

/// <summary>What the organisers decide about a tablet at which people check themselves in.</summary>
/// <param name="Badge">What it does about badges.</param>
/// <param name="Gate">The code of the one gate that it lets in by.</param>
/// <param name="Hint">What somebody who is in reads, as where to go; at most <see cref="MaxHintLength"/> characters, may be empty.</param>
public sealed record KioskSetup(KioskBadge Badge, string Gate, string Hint)
{
    public const int MaxHintLength = 200;

    /// <summary>How long after its own scan a kiosk may show or print that ticket's badge.</summary>
    public static readonly TimeSpan BadgeTime = TimeSpan.FromMinutes(5);
}

public static class KioskRefusals
{
    public static readonly Refusal PinMissing = new("kiosk.pin_missing");
    public static readonly Refusal GateInvalid = new("kiosk.gate_invalid") { Field = "gate" };
    public static readonly Refusal HintTooLong = new("kiosk.hint_too_long", KioskSetup.MaxHintLength) { Field = "hint" };

    /// <summary>People at a kiosk are alone with it: what staff may decide is not decided there.</summary>
    public static readonly Refusal StaffOnly = new("kiosk.staff_only");
    public static readonly Refusal TooManyTries = new("kiosk.too_many_tries");
    public static readonly Refusal BadgeNotFound = new("kiosk.badge_not_found");
    public static readonly Refusal BadgePrinted = new("kiosk.badge_printed");
}

/// <summary>By what name a kiosk greets: others stand behind whoever reads it.</summary>
public static class KioskGreeting
{
    /// <summary>
    /// The first name of a person, the name of a class without its teacher's, and nothing for a companion whose own name nobody knows
    /// ("Ada Ahmadi +1").
    /// </summary>
    public static string Of(string holder, string category)
    {
        if (category == Tickets.TicketCategory.SchoolClass)
            return holder.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var teacher ? holder[..teacher] : holder;
        var words = holder.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [.., ['+', >= '0' and <= '9', ..]] or [] ? "" : words[0];
    }
}
