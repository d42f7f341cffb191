// One soft tone. It has to be made ready while a button is pressed: browsers let no page sound by itself.

/** Pitch in hertz, loudness from 0 to 1, length in seconds. */
const TONE = { pitch: 396, loudness: 0.12, length: 2.5 };

/**
 * Make it ready.
 * @returns {() => void}  sounds it
 */
export function tone() {
  const audio = new AudioContext();
  return () => {
    const [voice, volume] = [audio.createOscillator(), audio.createGain()];
    voice.frequency.value = TONE.pitch;
    volume.gain.setValueAtTime(TONE.loudness, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + TONE.length);
    voice.connect(volume).connect(audio.destination);
    voice.onended = () => audio.close();
    voice.start();
    voice.stop(audio.currentTime + TONE.length);
  };
}
