using EventManager.Domain.Events;
using EventManager.Domain.Programme;

namespace EventManager.Web.Features.Events.Templates;

/// <summary>Times and numbers that are usual for each kind; the words are resources.</summary>
internal static class TemplateDefaults
{
    internal readonly record struct Planned(SessionKind Kind, int After, int Minutes, int? Capacity);

    public static EventTemplate For(EventKind kind) =>
        kind switch
        {
            EventKind.TrainingFair => new(kind, "")
            {
                StartMinute = 9 * 60,
                Minutes = 6 * 60,
                Capacity = 1_500,
                MaxPartySize = 30,
                OpensDaysBefore = 90,
                TakesClasses = true,
                ExhibitorsMayApply = true,
            },
            EventKind.HealthDay => new(kind, "")
            {
                StartMinute = 8 * 60 + 30,
                Minutes = 6 * 60,
                Capacity = 120,
                Visibility = EventVisibility.Companies,
                ClosesHoursBefore = 48,
            },
            EventKind.NetworkMeeting => new(kind, "")
            {
                StartMinute = 14 * 60,
                Minutes = 3 * 60,
                Capacity = 60,
                Visibility = EventVisibility.Link,
                MaxPartySize = 2,
                ClosesHoursBefore = 24,
            },
            EventKind.InvitationMeeting => new(kind, "")
            {
                StartMinute = 10 * 60,
                Minutes = 4 * 60,
                Capacity = 40,
                Visibility = EventVisibility.Invited,
                HasWaitingList = false,
            },
            EventKind.Course => new(kind, "")
            {
                StartMinute = 9 * 60,
                Minutes = 4 * 60,
                Capacity = 16,
                ReminderDaysBefore = 7,
                ClosesHoursBefore = 72,
            },
            _ => new(kind, "")
            {
                StartMinute = 18 * 60,
                Minutes = 2 * 60 + 30,
                Capacity = 200,
                MaxPartySize = 5,
            },
        };

    public static IReadOnlyList<Planned> SessionsOf(EventKind kind) =>
        kind switch
        {
            EventKind.TrainingFair =>
            [
                new(SessionKind.Talk, 0, 20, null),
                new(SessionKind.Talk, 60, 30, 60),
                new(SessionKind.Talk, 180, 30, 60),
                new(SessionKind.Activity, 90, 60, 15),
            ],
            EventKind.HealthDay =>
            [
                new(SessionKind.Talk, 0, 30, null),
                new(SessionKind.Activity, 45, 45, 16),
                new(SessionKind.Activity, 45, 45, 16),
                new(SessionKind.Break, 150, 45, null),
                new(SessionKind.Activity, 210, 45, 16),
            ],
            EventKind.NetworkMeeting =>
            [
                new(SessionKind.Talk, 0, 30, null),
                new(SessionKind.WorkingGroup, 45, 75, 20),
                new(SessionKind.WorkingGroup, 45, 75, 20),
                new(SessionKind.Break, 120, 20, null),
                new(SessionKind.Talk, 140, 40, null),
            ],
            EventKind.InvitationMeeting =>
            [
                new(SessionKind.Talk, 0, 30, null),
                new(SessionKind.WorkingGroup, 45, 90, null),
                new(SessionKind.Break, 135, 45, null),
            ],
            EventKind.Course =>
            [
                new(SessionKind.Activity, 0, 105, null),
                new(SessionKind.Break, 105, 30, null),
                new(SessionKind.Activity, 135, 105, null),
            ],
            _ => [new(SessionKind.Talk, 0, 30, null), new(SessionKind.Talk, 30, 90, null)],
        };
}
