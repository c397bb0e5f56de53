using EventManager.Domain.Common;
using EventManager.Domain.Registrations.Questions;

namespace EventManager.Web.Features.Registrations.Questions;

/// <summary>Answers as a form of static HTML sends them: <c>Answer.CODE</c>, several times where several are chosen.</summary>
internal static class PostedAnswers
{
    public const string Prefix = "Answer.";

    public static async Task<IReadOnlyList<GivenAnswer>> ReadAsync(
        HttpRequest request,
        IReadOnlyList<Question> questions,
        CancellationToken stop
    )
    {
        if (questions.Count == 0 || !request.HasFormContentType)
            return [];
        var form = await request.ReadFormAsync(stop);
        var given = new List<GivenAnswer>();
        foreach (var question in questions)
        {
            var name = Prefix + question.Code;
            if (question.Kind is not QuestionKind.File)
                given.Add(new(question.Code, [.. form[name].Select(value => value ?? "")]));
            else if (form.Files.GetFile(name) is { Length: > 0 } file)
                given.Add(new(question.Code, [], await ReadAsync(file, stop)));
        }
        return given;
    }

    /// <summary>One byte more than is taken is enough to see that it is too large.</summary>
    private static async Task<GivenFile> ReadAsync(IFormFile file, CancellationToken stop)
    {
        var content = new byte[Math.Min(file.Length, FileRules.MaxSize + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, stop);
        return new(file.FileName, content);
    }
}
