using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>Judged answers as rows.</summary>
internal static class AnswerRows
{
    public static void Add(EventDb db, Guid registrationId, IReadOnlyList<JudgedAnswer> answers, DateTimeOffset now)
    {
        foreach (var judged in answers)
        {
            var answer = new Answer(registrationId, judged.Question.Id, judged.Value);
            if (judged.File is { } file)
                answer.FileId = StoreFile(db, registrationId, judged, file, now);
            db.Answers.Add(answer);
        }
    }

    public static Guid StoreFile(EventDb db, Guid registrationId, JudgedAnswer judged, GivenFile file, DateTimeOffset now)
    {
        var stored = new StoredFile(registrationId, FilePurpose.Answer, judged.Value, judged.MediaType, file.Content, now);
        db.Files.Add(stored);
        return stored.Id;
    }
}

/// <summary>What a ticket tells the door beside the name: keys and short words, never a document.</summary>
internal static class TicketNotes
{
    /// <param name="registration">Whose tickets.</param>
    /// <param name="questions">Of the event.</param>
    /// <param name="answers">Of the registration.</param>
    /// <param name="class">What a teacher said of the class; null for all others.</param>
    public static string Of(Registration registration, IEnumerable<Question> questions, IEnumerable<Answer> answers, ClassBooking? @class)
    {
        var notes = new List<string>();
        if (registration.GuardianConsent is GuardianConsent.Missing or GuardianConsent.Unsaid)
            notes.Add(DoorNotes.GuardianConsentMissing);
        // First: a long answer must not push out who needs the lift.
        if (PersonNames.Clean(@class?.Needs) is { Length: > 0 } needs)
            notes.Add(needs);
        var byQuestion = answers.ToDictionary(a => a.QuestionId);
        foreach (var question in questions.Where(q => q.IsSeenByDoor).OrderBy(q => q.Position))
        {
            if (byQuestion.TryGetValue(question.Id, out var answer) && AnswerWords.Note(question, answer.Value) is { } note)
                notes.Add(PersonNames.Clean(note));
        }
        var text = string.Join('\n', notes);
        return CleanText.Cut(text, DoorNotes.MaxLength);
    }

    /// <summary>Of those that are loaded.</summary>
    public static ClassBooking? ClassOf(EventDb db, Registration registration) =>
        registration.HasOneTicket ? db.ClassBookings.Local.FirstOrDefault(c => c.RegistrationId == registration.Id) : null;

    /// <summary>New tickets with their notes.</summary>
    public static IEnumerable<Ticket> Noted(this IEnumerable<Ticket> tickets, string notes, DateTimeOffset now)
    {
        foreach (var ticket in tickets)
        {
            if (notes.Length > 0)
                ticket.Note(notes, now);
            yield return ticket;
        }
    }

    /// <summary>Writes the notes anew on the tickets that are there or were just made; the door's phones see the change.</summary>
    public static async Task RefreshAsync(EventDb db, Registration registration, DateTimeOffset now, CancellationToken stop)
    {
        var questions = await QuestionsQuery.OfEventAsync(db, registration.EventId, stop);
        var answers = await db.Answers.AsNoTracking().Where(a => a.RegistrationId == registration.Id).ToListAsync(stop);
        // Also one that is just being written.
        await db.ClassBookings.Where(c => c.RegistrationId == registration.Id).LoadAsync(stop);
        var notes = Of(registration, questions, answers, ClassOf(db, registration));
        await db.Tickets.Where(t => t.RegistrationId == registration.Id).LoadAsync(stop);
        foreach (var ticket in db.Tickets.Local.Where(t => t.RegistrationId == registration.Id && t.DerivedNotes != notes).ToList())
            ticket.Note(notes, now);
    }
}
