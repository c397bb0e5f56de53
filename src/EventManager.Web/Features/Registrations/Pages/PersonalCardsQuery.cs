using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Features.Registrations.SelfService;

namespace EventManager.Web.Features.Registrations.Pages;

/// <summary>What somebody can fill in on the personal page. What is still to do stands before the ticket, all else behind it.</summary>
internal sealed record PersonalCards(SelfServiceView Own, GivenAnswers Answers)
{
    public bool LacksAnswers { get; } = Answers.LackFor(Own.Registration.CategoryCode);
}

internal sealed class PersonalCardsQuery(SelfServiceQuery own, QuestionsQuery questions)
{
    /// <summary>Null where the registration was erased in this moment.</summary>
    public async Task<PersonalCards?> FindAsync(Registration registration, CancellationToken stop)
    {
        if (await own.FindAsync(registration.Id, stop) is not { } view)
            return null;
        var asked = await questions.OfEventAsync(registration.EventId, stop);
        return new(view, new(asked, asked.Count == 0 ? [] : await questions.AnswersAsync(registration.Id, stop)));
    }
}
