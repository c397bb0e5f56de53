using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>Changes the answers of one registration. What is no longer asked is erased with its file.</summary>
internal sealed class ChangeAnswersHandler(Transactions transactions, TimeProvider clock)
{
    /// <param name="registrationId">Whose answers.</param>
    /// <param name="given">All answers of the form; a file that is not sent again stays.</param>
    /// <param name="stop">Ends the change.</param>
    public Task<Result<Done>> HandleAsync(Guid registrationId, IReadOnlyList<GivenAnswer> given, CancellationToken stop) =>
        transactions.RunAsync<Done>((db, inner) => ChangeAsync(db, registrationId, given, inner), stop);

    private async Task<Result<Done>> ChangeAsync(EventDb db, Guid registrationId, IReadOnlyList<GivenAnswer> given, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var own = await ActiveRegistration.FindAsync(db, registrationId, now, stop);
        if (own.IsRefused)
            return own.Refusal;
        var registration = own.Value;
        var questions = await QuestionsQuery.OfEventAsync(db, registration.EventId, stop);
        var stored = await db.Answers.Where(a => a.RegistrationId == registrationId).ToListAsync(stop);
        var refusals = new List<Refusal>();
        var judged = AnswerRules.Judge(
            questions,
            registration.CategoryCode,
            [.. WithStoredFiles(given, questions, stored)],
            later: false,
            refusals
        );
        if (refusals.Count > 0)
            return refusals;
        foreach (var old in stored.Where(a => judged.All(one => one.Question.Id != a.QuestionId)))
            await RemoveAsync(db, old, stop);
        foreach (var one in judged)
            await KeepAsync(db, registrationId, stored.FirstOrDefault(a => a.QuestionId == one.Question.Id), one, now, stop);
        registration.Touch(now);
        await db.SaveChangesAsync(stop);
        await TicketNotes.RefreshAsync(db, registration, now, stop);
        return default(Done);
    }

    private static IEnumerable<GivenAnswer> WithStoredFiles(
        IReadOnlyList<GivenAnswer> given,
        IReadOnlyList<Question> questions,
        List<Answer> stored
    ) =>
        given.Concat(
            questions
                .Where(q => q.Kind is QuestionKind.File && given.All(one => one.Code != q.Code))
                .Join(stored, q => q.Id, a => a.QuestionId, (q, a) => new GivenAnswer(q.Code, [], null, a.Value))
        );

    private static async Task KeepAsync(
        EventDb db,
        Guid registrationId,
        Answer? old,
        JudgedAnswer judged,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (old is null)
        {
            AnswerRows.Add(db, registrationId, [judged], now);
            return;
        }
        old.Value = judged.Value;
        if (judged.File is not { } file)
            return;
        var before = old.FileId;
        old.FileId = AnswerRows.StoreFile(db, registrationId, judged, file, now);
        await RemoveFileAsync(db, before, stop);
    }

    private static async Task RemoveAsync(EventDb db, Answer answer, CancellationToken stop)
    {
        db.Answers.Remove(answer);
        await RemoveFileAsync(db, answer.FileId, stop);
    }

    private static async Task RemoveFileAsync(EventDb db, Guid? id, CancellationToken stop)
    {
        if (id is { } file && await db.Files.SingleOrDefaultAsync(f => f.Id == file, stop) is { } row)
            db.Files.Remove(row);
    }
}
