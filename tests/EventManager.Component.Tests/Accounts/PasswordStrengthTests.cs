using EventManager.Web.Features.Accounts;

namespace EventManager.Component.Tests.Accounts;

/// <summary>What is guessed first: lists, keyboards, words of the program, German words and names, also dressed up a little.</summary>
public sealed class PasswordStrengthTests
{
    [Theory]
    [InlineData("123456789012")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("qwertzuiopasdfgh")]
    [InlineData("1qay2wsx3edc")]
    [InlineData("password12345")]
    [InlineData("eventmanager1!")]
    [InlineData("Stadt.Beispielhausen")]
    [InlineData("Schmetterling1")]
    [InlineData("Schm3tt3rling!")]
    [InlineData("Fußballverein1")]
    [InlineData("Fussballverein1")]
    [InlineData("SchoeneGruesse")]
    [InlineData("Ichliebedich1")]
    [InlineData("Sommer2026Sommer")]
    [InlineData("MontagDienstag")]
    [InlineData("LisaUndTom2019")]
    [InlineData("Müller-Meier-1")]
    [InlineData("chef@example.org")]
    public void Is_refused(string password) =>
        PasswordStrength.IsStrong(password, ["beispielhausen", "chef", "example", "org"]).ShouldBeFalse();

    [Theory]
    [InlineData("ein langer Satz als Passwort")]
    [InlineData("Kaffeefahrt-Zebra-Dienstag")]
    [InlineData("blaue Giraffe tanzt leise")]
    [InlineData("ein-langes-passwort-fuer-tests")]
    [InlineData("Sieben-Birnen-am-Fulda-Ufer")]
    [InlineData("vierkleinegelbeenten")]
    [InlineData("zq8#Kd1!pwR4")]
    public void Is_taken(string password) => PasswordStrength.IsStrong(password, ["beispielhausen"]).ShouldBeTrue();
}
