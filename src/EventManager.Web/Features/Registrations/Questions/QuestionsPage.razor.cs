using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>The organiser's own questions: what is asked, in which order, who sees the answers and how long they stay.</summary>
public sealed partial class QuestionsPage
{
    private IReadOnlyList<Question>? questions;
    private IReadOnlyDictionary<Guid, int> counts = new Dictionary<Guid, int>();
    private IReadOnlyList<TicketCategory> categories = [];
    private EditedForm<QuestionForm>? edited;
    private FormProblems problems = FormProblems.None;
    private string? message;
    private bool isRefused;
    private bool busy;

    [Inject]
    private QuestionsQuery Query { get; set; } = null!;

    [Inject]
    private SaveQuestionHandler Saving { get; set; } = null!;

    [Inject]
    private MoveQuestionHandler Moving { get; set; } = null!;

    [Inject]
    private DeleteQuestionHandler Deleting { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    private QuestionForm? Form => edited?.Form;

    /// <summary>Those on which the edited question may hang.</summary>
    private IReadOnlyList<Question> Before =>
        questions!.TakeWhile(q => q.Id != Form?.Id).Where(q => QuestionRules.FixedAnswers(q).Count > 0).ToList();

    protected override async Task LoadAsync()
    {
        questions = await Query.OfEventAsync(Grant!.EventId, Leaving);
        categories = await Query.CategoriesAsync(Grant.EventId, Leaving);
        counts = await Query.CountAnswersAsync(Grant.EventId, Leaving);
    }

    private string Rules(Question question)
    {
        var rules = new List<string>();
        if (question.IsRequired)
            rules.Add(Text["RequiredShort"]);
        if (question.ShownIfCode.Length > 0)
            rules.Add(Text["ShownIfShort", question.ShownIfCode, question.ShownIfAnswer]);
        if (question.IsSeenByDoor)
            rules.Add(Text["DoorShort"]);
        if (question.KeepDays is { } days)
            rules.Add(Text.Plural("KeepShort", days));
        return string.Join(", ", rules);
    }

    private void Edit(QuestionForm form) =>
        (edited, problems, message) = (new(QuestionFormFields.Of(Text, categories), form), FormProblems.None, null);

    private void Close() => (edited, problems) = (null, FormProblems.None);

    /// <summary>A new one has a draft of its own in each event.</summary>
    private string FormName => $"question-{Form?.Id ?? Grant!.EventId:N}";

    private async Task SaveAsync(FormSaving saving)
    {
        await DoAsync(() => Saving.HandleAsync(Grant!.EventId, Form!, Leaving), Text["Saved"]);
        if (Form is null)
            saving.Done();
    }

    /// <returns>False where it is gone.</returns>
    private async Task<bool> JoinAsync(Guid id)
    {
        await LoadAsync();
        if (questions!.FirstOrDefault(question => question.Id == id) is not { } read)
            return false;
        edited!.JoinWith(() => QuestionForm.Of(read), await Changes.OfAsync(id, ["question.added", "question.changed"], Leaving));
        return true;
    }

    private Task DeleteAsync() => DoAsync(() => Deleting.HandleAsync(Grant!.EventId, Form!.Id!.Value, Leaving), Text["Deleted"]);

    private Task MoveAsync(Question question, bool up) =>
        DoAsync(() => Moving.HandleAsync(Grant!.EventId, question.Id, up, Leaving), Text["Saved"]);

    private async Task DoAsync(Func<Task<Result<Done>>> change, string done)
    {
        busy = true;
        var result = await IsAllowedAsync(StaffRole.Organiser) ? await change() : EventRefusals.NotAllowed;
        busy = false;
        if (result.Refusals.Contains(QuestionRefusals.ChangedByAnother) && Form?.Id is { } id && await JoinAsync(id))
        {
            (problems, message) = (FormProblems.None, null);
            return;
        }
        problems = new FormProblems(result.Refusals, Refusals);
        isRefused = result.IsRefused;
        message = result.IsRefused ? Say(result.Refusal) : done;
        if (result.IsRefused)
            return;
        edited = null;
        await LoadAsync();
    }
}
