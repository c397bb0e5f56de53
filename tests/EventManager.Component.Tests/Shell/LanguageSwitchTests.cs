using Bunit;
using EventManager.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace EventManager.Component.Tests.Shell;

public sealed class LanguageSwitchTests : PageTest
{
    [Theory]
    [InlineData("de", "en", "English")]
    [InlineData("en", "de", "Deutsch")]
    public void It_offers_the_other_language_by_its_own_name(string now, string other, string name)
    {
        Speak(now);

        Render<LanguageSwitch>()
            .MarkupMatches(
                $"""<a class="language-switch" lang="{other}" hreflang="{other}" href="/language/{other}?back=%2F" rel="nofollow">{name}</a>"""
            );
    }

    [Fact]
    public void It_leads_back_to_the_same_page_with_its_question()
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/events/messe";
        http.Request.QueryString = new QueryString("?day=2&q=a%26b");

        var link = Render<LanguageSwitch>(parameters => parameters.AddCascadingValue<HttpContext>(http)).Find("a");

        link.GetAttribute("href").ShouldBe("/language/en?back=%2Fevents%2Fmesse%3Fday%3D2%26q%3Da%2526b");
    }
}
