using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Web.Ui.Fields;

namespace EventManager.Web.Features.Programme.Planning;

/// <summary>A session as it is typed: times are wall-clock times of the event's zone.</summary>
public sealed class SessionFormModel
{
    private readonly HashSet<Guid> known = [];

    public Guid? Id { get; init; }

    public long Version { get; set; }

    public SessionKind Kind { get; set; } = SessionKind.Talk;

    public WordsDraft Title { get; init; } = new();

    public WordsDraft Description { get; init; } = new();

    public string RoomId { get; set; } = "";

    public DateOnly Day { get; set; }

    public TimeOnly? From { get; set; }

    public TimeOnly? Until { get; set; }

    /// <summary>True where people sign up.</summary>
    public bool HasPlaces { get; set; }

    public int? Capacity { get; set; }

    public int Taken { get; init; }

    public List<LeadRow> Leads { get; } = [];

    public static SessionFormModel New(ProgrammeFrame frame, DateTimeOffset? after)
    {
        var start = Zone.ToLocal(after ?? frame.StartsAt, frame.Zone).DateTime;
        return new()
        {
            Day = DateOnly.FromDateTime(start),
            From = TimeOnly.FromDateTime(start),
            Until = TimeOnly.FromDateTime(start.AddMinutes(45)),
        };
    }

    internal static SessionFormModel Of(PlannedSession session, string zone)
    {
        var plan = session.Plan;
        var (start, end) = (Zone.ToLocal(plan.StartsAt, zone).DateTime, Zone.ToLocal(plan.EndsAt, zone).DateTime);
        var model = new SessionFormModel
        {
            Id = session.Id,
            Version = session.Version,
            Kind = plan.Kind,
            Title = new(plan.Title),
            Description = new(plan.Description),
            RoomId = plan.RoomId?.ToString() ?? "",
            Day = DateOnly.FromDateTime(start),
            From = TimeOnly.FromDateTime(start),
            Until = TimeOnly.FromDateTime(end),
            HasPlaces = plan.Capacity is not null,
            Capacity = plan.Capacity,
            Taken = session.Taken,
        };
        model.Leads.AddRange(plan.Leads.Select(lead => new LeadRow(lead.Id) { Name = lead.Name, Email = lead.Email ?? "" }));
        return model;
    }

    /// <summary>People of another version of this form: one who is gone here is added anew.</summary>
    public void TakeLeads(IEnumerable<LeadRow> rows)
    {
        known.UnionWith(Leads.Select(lead => lead.Id).OfType<Guid>());
        var taken = rows.Select(row => new LeadRow(row.Id is { } id && known.Contains(id) ? id : null)
            {
                Name = row.Name,
                Email = row.Email,
            })
            .ToList();
        Leads.Clear();
        Leads.AddRange(taken);
    }

    /// <param name="zone">The event's zone.</param>
    /// <param name="withAddresses">False for somebody who does not see mail addresses: they stay as they are.</param>
    public SessionPlan ToPlan(string zone, bool withAddresses) =>
        new(
            Kind,
            Title.ToWords(),
            Description.ToWords(),
            Guid.TryParse(RoomId, out var room) ? room : null,
            Zone.ToUtc(Day.ToDateTime(From ?? default), zone),
            Zone.ToUtc(Day.ToDateTime(Until ?? default), zone),
            HasPlaces ? Capacity ?? 0 : null,
            [
                .. Leads
                    .Where(lead => lead.Id is not null || lead.Name.Length > 0 || lead.Email.Length > 0)
                    .Select(lead => new PlannedLead(lead.Id, lead.Name, withAddresses ? lead.Email : null)),
            ]
        );
}

public sealed class LeadRow(Guid? id)
{
    public Guid? Id { get; } = id;

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";
}
