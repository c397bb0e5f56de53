using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Features.Registrations.Questions;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Api;

/// <summary>An event with its counter and its house, as read for the API.</summary>
internal sealed record EventRow(Event Event, SeatPool Seats, VenueAnswer? Venue)
{
    public EventAnswer ToAnswer(string language) =>
        new(
            Event.Slug,
            ApiNames.Of(Event.Kind),
            Event.Title.In(language),
            Event.StartsAt,
            Event.EndsAt,
            Event.TimeZone,
            Venue,
            ApiNames.Of(Event.State),
            new(Event.RegistrationOpensAt, Event.RegistrationClosesAt, Seats.Capacity, Seats.Free, Seats.Waiting)
        );
}

internal static class EventRows
{
    public static async Task<List<EventRow>> ReadAsync(EventDb db, IQueryable<Event> events, CancellationToken stop) =>
        await events
            .Select(e => new EventRow(
                e,
                e.Seats,
                db.Venues.Where(v => v.Id == e.VenueId)
                    .Select(v => new VenueAnswer(v.Name, v.Street, v.PostalCode, v.City))
                    .FirstOrDefault()
            ))
            .ToListAsync(stop);

    /// <summary>What is over, or of a session what has begun, stays in the plan and has nothing free.</summary>
    public static async Task<EventDetailAnswer> DetailAsync(
        EventDb db,
        EventRow row,
        string language,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var id = row.Event.Id;
        var slots = await db
            .TimeSlots.AsNoTracking()
            .Include(s => s.Seats)
            .Where(s => s.EventId == id)
            .OrderBy(s => s.StartsAt)
            .ToListAsync(stop);
        var questions = await QuestionsQuery.OfEventAsync(db, id, stop);
        var sessions = await db
            .Sessions.AsNoTracking()
            .Where(s => s.EventId == id)
            .Select(s => new
            {
                Session = s,
                s.Seats,
                Room = db.Rooms.Where(r => r.Id == s.RoomId).Select(r => r.Name).FirstOrDefault(),
            })
            .ToListAsync(stop);
        return new(
            row.ToAnswer(language),
            row.Event.Summary.In(language),
            row.Event.Description.In(language),
            [.. slots.Select(s => new TimeSlotAnswer(s.Id, s.StartsAt, s.EndsAt, s.Seats.Capacity, s.IsOver(now) ? 0 : s.Seats.Free))],
            [.. questions.Select(q => QuestionOf(q, language))],
            [
                .. sessions
                    .InProgramme(s => s.Session.StartsAt, s => s.Session.EndsAt, s => s.Session.Title.In(language))
                    .Select(s => new SessionAnswer(
                        s.Session.Id,
                        ApiNames.Of(s.Session.Kind),
                        s.Session.Title.In(language),
                        s.Session.Description.In(language),
                        s.Room,
                        s.Session.StartsAt,
                        s.Session.EndsAt,
                        s.Seats?.Capacity,
                        s.Seats is null ? null
                            : s.Session.StartsAt <= now ? 0
                            : s.Seats.Free
                    )),
            ]
        );
    }

    private static QuestionAnswer QuestionOf(Question question, string language) =>
        new(
            question.Code,
            ApiNames.Of(question.Kind),
            question.Label.In(language),
            question.Help.In(language),
            question.IsRequired,
            [.. question.Choices.Select(choice => new QuestionChoiceAnswer(choice.Code, choice.Label.In(language)))],
            question.ShownIfCode.Length == 0 ? null : new(question.ShownIfCode, question.ShownIfAnswer)
        );
}
