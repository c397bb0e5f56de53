using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>Adds a question, or changes one. What was answered already keeps its kind and its choices.</summary>
internal sealed class SaveQuestionHandler(Transactions transactions, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid eventId, QuestionForm form, CancellationToken stop)
    {
        try
        {
            return await transactions.RunAsync<Done>(
                AskedRight.Organise(eventId),
                (db, inner) => SaveAsync(db, eventId, form, inner),
                stop
            );
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            return QuestionRefusals.CodeTaken;
        }
    }

    private async Task<Result<Done>> SaveAsync(EventDb db, Guid eventId, QuestionForm form, CancellationToken stop)
    {
        var all = await db.Questions.Include(q => q.Choices).Where(q => q.EventId == eventId).ToListAsync(stop);
        var old = all.FirstOrDefault(q => q.Id == form.Id);
        if (form.Id is not null && old is null)
            return QuestionRefusals.NotFound;
        if (old is not null && old.Version != form.Version)
            return QuestionRefusals.ChangedByAnother;
        var others = all.Where(q => q != old).ToList();
        var wished = form.ToQuestion(eventId, old?.Position ?? all.Select(q => q.Position).DefaultIfEmpty().Max() + 1);
        var refusals = QuestionRules.Check(wished, others);
        if (old is not null && IsACondition(old, wished, others))
            refusals.Add(QuestionRefusals.IsACondition);
        if (old is not null && ChangesAnswers(old, wished) && await db.Answers.AnyAsync(a => a.QuestionId == old.Id, stop))
            refusals.Add(QuestionRefusals.HasAnswers);
        if (refusals.Count > 0)
            return refusals;
        if (old is null)
            db.Questions.Add(wished);
        else
            await TakeAsync(db, old, wished, stop);
        db.WriteDown(old is null ? "question.added" : "question.changed", eventId, clock.GetUtcNow(), Reach(wished), old?.Id ?? wished.Id);
        return default(Done);
    }

    /// <summary>Who will see the answers, and how long they are kept.</summary>
    private static string Reach(Question wished) =>
        FormattableString.Invariant(
            $"organisers={wished.IsSeenByOrganisers}, door={wished.IsSeenByDoor}, exhibitors={wished.IsSeenByExhibitors}, days={wished.KeepDays}"
        );

    /// <summary>Another question hangs on an answer that would no longer be there.</summary>
    private static bool IsACondition(Question old, Question wished, List<Question> others) =>
        others.Any(q =>
            q.ShownIfCode == old.Code && (wished.Code != old.Code || !QuestionRules.FixedAnswers(wished).Contains(q.ShownIfAnswer))
        );

    /// <summary>Words may change and choices may be added at any time; a choice that was made must stay.</summary>
    private static bool ChangesAnswers(Question old, Question wished) =>
        old.Kind != wished.Kind || old.Choices.Any(choice => wished.Choices.All(other => other.Code != choice.Code));

    private static async Task TakeAsync(EventDb db, Question old, Question wished, CancellationToken stop)
    {
        // Also where its choices alone are others: who has it open has read what is no longer so.
        db.Entry(old).State = EntityState.Modified;
        old.Code = wished.Code;
        old.Kind = wished.Kind;
        old.Label = wished.Label;
        old.Help = wished.Help;
        old.CategoryCode = wished.CategoryCode;
        old.IsRequired = wished.IsRequired;
        old.ShownIfCode = wished.ShownIfCode;
        old.ShownIfAnswer = wished.ShownIfAnswer;
        old.IsSeenByOrganisers = wished.IsSeenByOrganisers;
        old.IsSeenByDoor = wished.IsSeenByDoor;
        old.IsSeenByExhibitors = wished.IsSeenByExhibitors;
        old.KeepDays = wished.KeepDays;
        db.RemoveRange(old.Choices);
        // Codes are unique: the old ones must be gone before the new ones come.
        await db.SaveChangesAsync(stop);
        db.AddRange(wished.Choices.Select(c => new QuestionChoice(old.Id, c.Code, c.Label.Copy(), c.Position)));
    }
}

/// <summary>Moves a question one place up or down, never past the question on which it hangs.</summary>
internal sealed class MoveQuestionHandler(Transactions transactions)
{
    public Task<Result<Done>> HandleAsync(Guid eventId, Guid id, bool up, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(eventId),
            async (db, inner) =>
            {
                var all = await db.Questions.Where(q => q.EventId == eventId).OrderBy(q => q.Position).ThenBy(q => q.Id).ToListAsync(inner);
                var at = all.FindIndex(q => q.Id == id);
                var other = up ? at - 1 : at + 1;
                if (at < 0)
                    return QuestionRefusals.NotFound;
                if (other < 0 || other >= all.Count)
                    return default(Done);
                (all[at], all[other]) = (all[other], all[at]);
                var (first, second) = (all[Math.Min(at, other)], all[Math.Max(at, other)]);
                if (first.ShownIfCode == second.Code)
                    return QuestionRefusals.ConditionInvalid with { Field = null };
                for (var i = 0; i < all.Count; i++)
                    all[i].Position = i + 1;
                return default(Done);
            },
            stop
        );
}

/// <summary>Deletes a question with everything that was answered to it.</summary>
internal sealed class DeleteQuestionHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(Guid eventId, Guid id, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(eventId),
            async (db, inner) =>
            {
                if (await db.Questions.SingleOrDefaultAsync(q => q.Id == id && q.EventId == eventId, inner) is not { } question)
                    return QuestionRefusals.NotFound;
                if (await db.Questions.AnyAsync(q => q.EventId == eventId && q.ShownIfCode == question.Code, inner))
                    return QuestionRefusals.IsACondition;
                var files = await db
                    .Answers.Where(a => a.QuestionId == id && a.FileId != null)
                    .Select(a => a.FileId!.Value)
                    .ToListAsync(inner);
                var answers = await db.Answers.Where(a => a.QuestionId == id).ExecuteDeleteAsync(inner);
                foreach (var some in files.Chunk(500))
                    await db.Files.Where(f => some.Contains(f.Id)).ExecuteDeleteAsync(inner);
                db.Questions.Remove(question);
                db.WriteDown("question.deleted", eventId, clock.GetUtcNow(), FormattableString.Invariant($"{answers} answers"), id);
                return default(Done);
            },
            stop
        );
}
