using Bunit;
using EventManager.Web.Ui;

namespace EventManager.Component.Tests.Ui;

public sealed class UnbrokenTests : PageTest
{
    [Theory]
    [InlineData("Dein Ticket kommt per E-Mail.", "Dein Ticket kommt per <span class=\"unbroken\">E-Mail</span>.")]
    [InlineData("Die E-Mail-Adresse", "Die <span class=\"unbroken\">E-Mail</span>-Adresse")]
    [InlineData("<b> & Bring", "&lt;b&gt; &amp; Bring")]
    public void No_line_ends_within_the_word(string words, string markup) =>
        Render<Unbroken>(p => p.Add(u => u.Words, words)).Markup.ShouldBe(markup);
}
