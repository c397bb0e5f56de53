using System.Text;
using EventManager.Domain.Tickets;

namespace EventManager.Domain.Tests.Tickets;

public sealed class Base32Tests
{
    /// <summary>The examples of RFC 4648, without their padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Bytes_and_text_are_those_of_the_standard(string bytes, string text)
    {
        Base32.Encode(Encoding.ASCII.GetBytes(bytes)).ShouldBe(text);
        Base32.Decode(text).ShouldBe(Encoding.ASCII.GetBytes(bytes));
        Base32.Decode(text.ToLowerInvariant()).ShouldBe(Encoding.ASCII.GetBytes(bytes));
    }

    [Fact]
    public void Every_length_comes_back()
    {
        for (var length = 0; length <= 98; length++)
        {
            var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 37 + length)).ToArray();
            Base32.Decode(Base32.Encode(bytes)).ShouldBe(bytes);
        }
    }

    [Theory]
    [InlineData("MZ1Q")]
    [InlineData("MZ8Q")]
    [InlineData("MZXW6===")]
    [InlineData("MZ Q")]
    [InlineData("MZÄQ")]
    public void Other_characters_are_refused(string text) => Base32.Decode(text).ShouldBeNull();

    [Fact]
    public void Two_texts_never_mean_the_same_bytes()
    {
        Base32.Decode("MY").ShouldNotBeNull();
        Base32.Decode("MZ").ShouldBeNull();
    }
}
