using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;

namespace EventManager.Domain.Tests.Registrations;

public sealed class AnswerRulesTests
{
    private static readonly Question Eats = YesNo("eats", 1);

    [Theory]
    [InlineData(QuestionKind.Number, "1,5", "1.5")]
    [InlineData(QuestionKind.Number, "-3", "-3")]
    [InlineData(QuestionKind.Number, "1.500,2", null)]
    [InlineData(QuestionKind.Number, "viele", null)]
    [InlineData(QuestionKind.Date, "24.08.2026", "2026-08-24")]
    [InlineData(QuestionKind.Date, "2026-08-24", "2026-08-24")]
    [InlineData(QuestionKind.Date, "31.02.2026", null)]
    [InlineData(QuestionKind.YesNo, "ja", "yes")]
    [InlineData(QuestionKind.YesNo, "vielleicht", null)]
    [InlineData(QuestionKind.Text, "  \u202Eabc\u200F  \U0001F600 ", "abc \U0001F600")]
    public void Answers_are_read_as_people_type_them(QuestionKind kind, string typed, string? kept)
    {
        var question = new Question(Guid.NewGuid(), "q", kind, new("Frage"));

        var (judged, refusals) = Judge([question], new GivenAnswer("q", [typed]));

        judged.Select(one => one.Value).SingleOrDefault().ShouldBe(kept);
        refusals.Select(refusal => refusal.Field).ShouldBe(kept is null ? ["answers.q"] : []);
    }

    [Fact]
    public void A_question_that_is_not_asked_is_neither_missed_nor_kept()
    {
        var what = new Question(Eats.EventId, "what", QuestionKind.Text, new("Was?"))
        {
            Position = 2,
            IsRequired = true,
            ShownIfCode = "eats",
            ShownIfAnswer = "yes",
        };
        var how = new Question(Eats.EventId, "how", QuestionKind.Text, new("Wie?"))
        {
            Position = 3,
            IsRequired = true,
            ShownIfCode = "what",
            ShownIfAnswer = "x",
        };

        var (no, refusedNo) = Judge([Eats, what, how], new("eats", ["no"]), new("what", ["Suppe"]), new("how", ["kalt"]));
        var (_, refusedYes) = Judge([Eats, what], new GivenAnswer("eats", ["yes"]));

        no.Select(one => one.Question.Code).ShouldBe(["eats"]);
        refusedNo.ShouldBeEmpty();
        refusedYes.ShouldBe([AnswerRefusals.Missing.On("answers.what")]);
    }

    [Fact]
    public void Only_one_category_is_asked_what_is_for_it()
    {
        var question = YesNo("bus", 1);
        question.IsRequired = true;
        question.CategoryCode = "class";

        Judge([question]).Refusals.ShouldBeEmpty();
        var refusals = new List<Refusal>();
        AnswerRules.Judge([question], "class", [], later: false, refusals);
        refusals.ShouldBe([AnswerRefusals.Missing.On("answers.bus")]);
        refusals.Clear();
        AnswerRules.Judge([question], "class", [], later: true, refusals);
        refusals.ShouldBeEmpty("who registers for others cannot answer for them");
    }

    [Fact]
    public void Choices_are_those_that_are_offered()
    {
        var question = new Question(Guid.NewGuid(), "jobs", QuestionKind.SeveralChoices, new("Welche Berufe?"));
        question.Choices.AddRange([new(question.Id, "a", new("A"), 1), new(question.Id, "b", new("B"), 2)]);

        Judge([question], new GivenAnswer("jobs", ["b", "a", "b"])).Judged.Single().Value.ShouldBe("a\nb");
        Judge([question], new GivenAnswer("jobs", ["a", "<script>"])).Refusals.Single().Code.ShouldBe("answers.choice_unknown");
        Judge([question], new GivenAnswer("other", ["a"])).Refusals.ShouldBe([RegistrationRefusals.QuestionUnknown.On("answers.other")]);
    }

    [Fact]
    public void Files_are_what_their_content_says()
    {
        var question = new Question(Guid.NewGuid(), "cv", QuestionKind.File, new("Lebenslauf"));
        GivenAnswer File(string name, byte[] content) => new("cv", [], new GivenFile(name, content));

        Judge([question], File("../../etc/pa\"ss\r\nwd.exe", "%PDF-1.7 x"u8.ToArray())).Judged.Single().Value.ShouldBe("pa_ss wd.pdf");
        Judge([question], File("bild.pdf", "<html>"u8.ToArray())).Refusals.Single().Code.ShouldBe("answers.file_kind");
        var large = new byte[FileRules.MaxSize + 1];
        "%PDF-"u8.CopyTo(large);
        Judge([question], File("gross.pdf", large)).Refusals.Single().Code.ShouldBe("answers.file_too_large");
        FileRules.SafeName(new string('ä', 300) + ".png", "image/png").Length.ShouldBe(FileRules.MaxNameLength);
        FileRules.SafeName("..", "image/png").ShouldBe("datei.png");
    }

    [Fact]
    public void A_condition_names_an_earlier_question_with_fixed_answers()
    {
        var later = YesNo("later", 9);
        var question = new Question(Eats.EventId, "x", QuestionKind.Text, new("X"))
        {
            Position = 5,
            ShownIfCode = "later",
            ShownIfAnswer = "yes",
        };

        QuestionRules.Check(question, [later]).ShouldBe([QuestionRefusals.ConditionInvalid]);
        (question.ShownIfCode, question.ShownIfAnswer) = ("eats", "maybe");
        QuestionRules.Check(question, [Eats]).ShouldBe([QuestionRefusals.ConditionInvalid]);
        question.ShownIfAnswer = "yes";
        QuestionRules.Check(question, [Eats]).ShouldBeEmpty();
        question.Code = "EATS";
        QuestionRules.Check(question, [Eats]).ShouldContain(QuestionRefusals.CodeTaken);
    }

    private static Question YesNo(string code, int position) =>
        new(Guid.NewGuid(), code, QuestionKind.YesNo, new("Isst du mit?")) { Position = position };

    private static (List<JudgedAnswer> Judged, List<Refusal> Refusals) Judge(Question[] questions, params GivenAnswer[] given)
    {
        var refusals = new List<Refusal>();
        return (AnswerRules.Judge(questions, "visitor", given, later: false, refusals), refusals);
    }
}
