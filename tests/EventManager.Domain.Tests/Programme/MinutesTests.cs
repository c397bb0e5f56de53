using EventManager.Domain.Programme;

namespace EventManager.Domain.Tests.Programme;

public sealed class MinutesTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 4, 13, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Only_the_last_revision_can_be_approved()
    {
        var minutes = new Minutes(Guid.NewGuid());
        minutes.Approve(0, Now).ShouldBe(MinutesRefusals.Empty);
        minutes.Revise("eins", "", "", "Ada", Now);
        minutes.Revise("zwei", "", "", "Ben", Now);

        minutes.Approve(1, Now).ShouldBe(MinutesRefusals.NewerRevision);
        minutes.Approve(2, Now).ShouldBeNull();
    }

    [Fact]
    public void A_draft_is_not_sent_and_a_new_text_makes_a_draft()
    {
        var minutes = new Minutes(Guid.NewGuid());
        minutes.Revise("eins", "", "", "Ada", Now);
        minutes.MarkSent(Now).ShouldBe(MinutesRefusals.NotApproved);
        minutes.Approve(1, Now);
        minutes.MarkSent(Now).ShouldBeNull();

        minutes.Revise("zwei", "", "", "Ada", Now);

        minutes.State.ShouldBe(MinutesState.Draft);
        minutes.ApprovedRevision.ShouldBe(1);
    }

    [Theory]
    [InlineData("Jürgen Ohm", true)]
    [InlineData("Ada Lang, juergen ohm", true)]
    [InlineData("Ada Lang und Jürgen Ohm", true)]
    [InlineData("Jürgen", false)]
    [InlineData("Jürgen Ohmsen", false)]
    [InlineData("", false)]
    public void A_task_is_for_whose_whole_name_stands_there(string who, bool isFor)
    {
        new MinutesTask("Flyer drucken", who, "").IsFor("Jürgen Ohm").ShouldBe(isFor);
        new MinutesTask("Flyer drucken", who, "").IsFor("–").ShouldBeFalse("nobody is called so");
    }

    [Fact]
    public void Tasks_survive_being_written_as_lines()
    {
        MinutesTask[] tasks = [new("Flyer drucken", "Ada | Ben", "24.08.2026"), new(" ", "", ""), new("Raum\nbuchen", "", "")];

        var text = MinutesRules.TasksText(tasks);

        MinutesRules.Tasks(text).ShouldBe([new("Flyer drucken", "Ada / Ben", "24.08.2026"), new("Raum buchen", "", "")]);
    }

    [Fact]
    public void Decisions_are_one_a_line() =>
        MinutesRules
            .Decisions(MinutesRules.DecisionsText([" Praktikumswoche im Mai ", "", "Zwei\r\nSchulen"]))
            .ShouldBe(["Praktikumswoche im Mai", "Zwei Schulen"]);

    [Fact]
    public void Empty_and_endless_minutes_are_refused()
    {
        MinutesRules.Check(" ", "", "").ShouldBe(MinutesRefusals.Empty);
        MinutesRules.Check("", "Ja", "").ShouldBeNull();
        MinutesRules.Check(new string('x', MinutesRules.MaxTextLength + 1), "", "").ShouldBe(MinutesRefusals.TooLong);
        MinutesRules.Check("x", "", new string('x', MinutesRules.MaxListLength + 1)).ShouldBe(MinutesRefusals.ListTooLong);
    }
}
