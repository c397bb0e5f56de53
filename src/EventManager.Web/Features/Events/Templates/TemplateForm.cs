using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Web.Ui.Fields;

namespace EventManager.Web.Features.Events.Templates;

/// <summary>A template while it is edited.</summary>
public sealed class TemplateForm
{
    public TemplateForm(EventTemplate template)
    {
        (Id, Version, Kind) = (template.Id, template.Version, template.Kind);
        (Title, Summary, Description) = (new(template.Title), new(template.Summary), new(template.Description));
        Start = TimeOnly.MinValue.AddMinutes(template.StartMinute);
        (Minutes, Capacity, MaxPartySize) = (template.Minutes, template.Capacity, template.MaxPartySize);
        Visibility = template.Visibility.ToString();
        (HasWaitingList, ExhibitorsMayApply) = (template.HasWaitingList, template.ExhibitorsMayApply);
        (ReminderDaysBefore, OpensDaysBefore, ClosesHoursBefore) = (
            template.ReminderDaysBefore,
            template.OpensDaysBefore,
            template.ClosesHoursBefore
        );
        Sessions = [.. template.Sessions.OrderBy(s => s.StartsAfterMinutes).Select(s => new TemplateSessionRow(s))];
    }

    public Guid Id { get; }

    public long Version { get; }

    public EventKind Kind { get; }

    public WordsDraft Title { get; }

    public WordsDraft Summary { get; }

    public WordsDraft Description { get; }

    public TimeOnly? Start { get; set; }

    public int? Minutes { get; set; }

    public int? Capacity { get; set; }

    public string? Visibility { get; set; }

    public bool HasWaitingList { get; set; }

    public int? MaxPartySize { get; set; }

    public int? ReminderDaysBefore { get; set; }

    public int? OpensDaysBefore { get; set; }

    public int? ClosesHoursBefore { get; set; }

    public bool ExhibitorsMayApply { get; set; }

    public List<TemplateSessionRow> Sessions { get; }

    /// <summary>Rows of another version of this form.</summary>
    public void TakeSessions(IEnumerable<TemplateSessionRow> rows)
    {
        var taken = rows.ToList();
        Sessions.Clear();
        Sessions.AddRange(taken);
    }
}

public sealed class TemplateSessionRow
{
    public TemplateSessionRow() { }

    public TemplateSessionRow(TemplateSession session)
    {
        (Kind, Title) = (session.Kind, new(session.Title));
        (StartsAfterMinutes, Minutes, Capacity) = (session.StartsAfterMinutes, session.Minutes, session.Capacity);
    }

    public SessionKind Kind { get; set; } = SessionKind.Talk;

    public WordsDraft Title { get; } = new();

    public int StartsAfterMinutes { get; set; }

    public int Minutes { get; set; } = 30;

    public int? Capacity { get; set; }
}
