namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>Words of an event's own questions and of the answers to them.</summary>
internal sealed class QuestionText;
