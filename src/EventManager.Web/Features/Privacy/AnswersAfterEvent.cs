using EventManager.Data;
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

    public static Task<int> AnswersAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop) =>
        Batches.EraseAsync(
            db,
            db.Answers.Where(a => db.Questions.Where(q => ended.Contains(q.EventId)).Select(q => q.Id).Contains(a.QuestionId)),
            batch,
            stop
        );

    /// <param name="days">Only questions that keep their answers for so many days.</param>
    /// <param name="ended">Events that ended so long ago.</param>
    public static Task<int> AnswersAsync(EventDb db, int days, List<Guid> ended, int batch, CancellationToken stop) =>
        Batches.EraseAsync(
            db,
            db.Answers.Where(a =>
                db.Questions.Where(q => q.KeepDays == days && ended.Contains(q.EventId)).Select(q => q.Id).Contains(a.QuestionId)
            ),
            batch,
            stop
        );

    /// <summary>Files of answers that an erased answer left.</summary>
    public static Task<int> LeftFilesAsync(EventDb db, int batch, CancellationToken stop) =>
        Batches.EraseAsync(db, db.Files.Where(f => f.Purpose == FilePurpose.Answer && !db.Answers.Any(a => a.FileId == f.Id)), batch, stop);

    /// <summary>Files that no answer holds: a guardian's paper.</summary>
    public static Task<int> FilesAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop) =>
        Batches.EraseAsync(
            db,
            db.Files.Where(f =>
                !db.Answers.Any(a => a.FileId == f.Id)
                && (db.Registrations.Where(r => ended.Contains(r.EventId)).Select(r => r.Id).Contains(f.RegistrationId))
            ),
            batch,
            stop
        );

    /// <summary>What somebody eats and needs serves the day itself only.</summary>
    public static Task<int> NeedsAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.Invitations.Where(i => (i.DietaryNeeds != "" || i.AccessNeeds != "") && ended.Contains(i.EventId)),
            batch,
            set =>
                set.SetProperty(i => i.DietaryNeeds, "")
                    .SetProperty(i => i.AccessNeeds, "")
                    .SetProperty(i => i.Version, i => i.Version + 1),
            stop
        );

    public static Task<int> CompaniesAsync(EventDb db, List<Guid> ended, int batch, CancellationToken stop) =>
        Batches.BlankAsync(
            db,
            db.CompanyAccesses.Where(c =>
                (c.OfficerName != "" || c.OfficerEmail != "" || c.AdmittedAddresses != "") && ended.Contains(c.EventId)
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
