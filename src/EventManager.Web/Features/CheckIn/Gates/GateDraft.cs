using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;

namespace EventManager.Web.Features.CheckIn.Gates;

/// <summary>A gate's rules while somebody changes them; times are the event's wall clock.</summary>
public sealed class GateDraft
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Empty is the building.</summary>
    public string? Zone { get; set; } = "";

    public string? Direction { get; set; } = nameof(GateDirection.Both);

    public bool Reentry { get; set; } = true;

    public DateTime? OpensAt { get; set; }

    public DateTime? ClosesAt { get; set; }

    public HashSet<string> Categories { get; } = [];

    public void Take(string category, bool on)
    {
        if (on)
            Categories.Add(category);
        else
            Categories.Remove(category);
    }

    public void TakeAll(IEnumerable<string> categories)
    {
        string[] all = [.. categories];
        Categories.Clear();
        Categories.UnionWith(all);
    }

    internal static GateDraft Of(Gate gate, string timeZone)
    {
        var draft = new GateDraft
        {
            Code = gate.Code,
            Name = gate.Name,
            Zone = gate.Zone ?? "",
            Direction = gate.Direction.ToString(),
            Reentry = gate.Reentry,
            OpensAt = gate.OpensAt is { } opens ? Domain.Common.Zone.ToLocal(opens, timeZone).DateTime : null,
            ClosesAt = gate.ClosesAt is { } closes ? Domain.Common.Zone.ToLocal(closes, timeZone).DateTime : null,
        };
        draft.Categories.UnionWith(gate.Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return draft;
    }

    internal GateSetting Setting(string timeZone) =>
        new(
            Code,
            string.IsNullOrEmpty(Zone) ? null : Zone,
            Enum.TryParse<GateDirection>(Direction, out var direction) ? direction : GateDirection.Both,
            Reentry,
            [.. Categories],
            OpensAt is { } opens ? Domain.Common.Zone.ToUtc(opens, timeZone) : null,
            ClosesAt is { } closes ? Domain.Common.Zone.ToUtc(closes, timeZone) : null
        );
}
