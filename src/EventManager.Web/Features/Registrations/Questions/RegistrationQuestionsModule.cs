using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>An event's own questions and their answers.</summary>
internal static class RegistrationQuestionsModule
{
    public static void AddRegistrationQuestions(this IServiceCollection services)
    {
        services.AddRefusalTexts<QuestionText>();
        services.AddSingleton<QuestionsQuery>();
        services.AddSingleton<IAsksForFiles, AsksForFiles>();
        services.AddSingleton<AnswerWords>();
        services.AddSingleton<SaveQuestionHandler>();
        services.AddSingleton<MoveQuestionHandler>();
        services.AddSingleton<DeleteQuestionHandler>();
        services.AddSingleton<ChangeAnswersHandler>();
    }
}
