using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Privacy;

/// <summary>
/// Erases answers, files and needs whose time is over: with the event, or earlier where a question says so. Here rows go, since the
/// answer is all there is to them. Each returns how many rows it erased or blanked, a batch at most.
/// </summary>
internal static class AnswersAfterEvent
{
    /// <summary>How long questions keep their answers on their own account; few different numbers, so one statement for each.</summary>
    public static async Task<IReadOnlyList<int>> OwnDaysAsync(EventDb db, CancellationToken stop) =>
        await db.Questions.Where(q => q.KeepDays != null).Select(q => q.KeepDays!.Value).Distinct().ToListAsync(stop);

    public static Task<int> AnswersAsync(EventDb db, IQueryable<Event> ended, int batch, CancellationToken stop) =>
        Batches.EraseAsync(
            db,
            db.Answers.Where(a => db.Questions.Any(q => q.Id == a.QuestionId && ended.Any(e => e.Id == q.EventId))),
            batch,
            stop
        );

    /// <param name="days">Only questions that keep their answers for so many days.</param>
    /// <param name="ended">Events that ended so long ago.</param>
    public static Task<int> AnswersAsync(EventDb db, int days, IQueryable<Event> ended, int batch, CancellationToken stop) =>
        Batches.EraseAsync(
            db,
            db.Answers.Where(a => db.Questions.Any(q => q.Id == a.QuestionId && q.KeepDays == days && ended.Any(e => e.Id == q.EventId))),
            batch,
            stop
        );

    /// <summary>Files that no answer holds: a guardian's paper, or what an erased answer left.</summary>
    public static Task<int> FilesAsync(EventDb db, IQueryable<Event> ended, int batch, CancellationToken stop) =>
        Batches.EraseAsync(
            db,
            db.Files.Where(f =>
                !db.Answers.Any(a => a.FileId == f.Id)
                && (
                    f.Purpose == FilePurpose.Answer
                    || db.Registrations.Any(r => r.Id == f.RegistrationId && ended.Any(e => e.Id == r.EventId))
                )
            ),
            batch,
            stop
        );

    /// <summary>What somebody eats and needs serves the day itself only.</summary>
    public static Task<int> NeedsAsync(EventDb db, IQueryable<Event> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.Invitations.Where(i => (i.DietaryNeeds != "" || i.AccessNeeds != "") && ended.Any(e => e.Id == i.EventId)),
            batch,
            set =>
                set.SetProperty(i => i.DietaryNeeds, "")
                    .SetProperty(i => i.AccessNeeds, "")
                    .SetProperty(i => i.Version, i => i.Version + 1),
            stop
        );

    public static Task<int> CompaniesAsync(EventDb db, IQueryable<Event> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.CompanyAccesses.Where(c =>
                (c.OfficerName != "" || c.OfficerEmail != "" || c.AdmittedAddresses != "") && ended.Any(e => e.Id == c.EventId)
            ),
            batch,
            set =>
                set.SetProperty(c => c.OfficerName, "")
                    .SetProperty(c => c.OfficerEmail, "")
                    .SetProperty(c => c.AdmittedAddresses, "")
                    .SetProperty(c => c.Version, c => c.Version + 1),
            stop
        );
}
