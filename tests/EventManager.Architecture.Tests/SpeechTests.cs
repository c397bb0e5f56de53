namespace EventManager.Architecture.Tests;

public sealed class SpeechTests
{
    [Theory]
    [InlineData("Du bist dabei")]
    [InlineData("Zu deiner Seite")]
    [InlineData("Bitte gib den Vornamen ein.")]
    [InlineData("Vielleicht fehlt etwas. Öffne den Link noch einmal.")]
    [InlineData("Nein. Komm einfach vorbei.")]
    [InlineData("Bitte prüfe diese Angaben:")]
    [InlineData("In dem Text steht niemand. Schreib je Zeile einen Namen.")]
    [InlineData("Wie viele seid ihr?")]
    [InlineData("Bei diesen entscheidet ihr.")]
    [InlineData("Wählt eine andere Zeit.")]
    [InlineData("Hallo Mia,")]
    [InlineData("Klick darin auf den Link")]
    public void Du_is_heard_in_pronouns_imperatives_and_greetings(string text) => Speech.SaysDu(text).ShouldBeTrue();

    [Theory]
    [InlineData("Bitte geben Sie den Vornamen ein.")]
    [InlineData("Guten Tag Mia Brandt,")]
    [InlineData("Suche nach Name oder Schule")]
    [InlineData("Noch ein Klick")]
    [InlineData("Ja, ich komme")]
    [InlineData("Ich bringe noch jemanden mit")]
    [InlineData("Bitte den Link noch einmal öffnen.")]
    [InlineData("Fragen? Ihr Team")]
    [InlineData("Jede Person bekommt ihr Ticket.")]
    [InlineData("Kommt noch jemand mit?")]
    public void Who_is_Sie_or_nobody_hears_none(string text) => Speech.SaysDu(text).ShouldBeFalse();

    [Theory]
    [InlineData("Bitte geben Sie den Vornamen ein.", true)]
    [InlineData("Der Platz gehört Ihnen.", true)]
    [InlineData("Zu Ihrer Seite", true)]
    [InlineData("Deine Eltern bekommen einen Link. Sie stimmen dort zu.", false)]
    [InlineData("Schreib sie hier auf.", false)]
    public void Sie_is_told_from_the_others(string text, bool says) => Speech.SaysSie(text).ShouldBe(says);
}
